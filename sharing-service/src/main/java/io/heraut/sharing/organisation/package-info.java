/** The organisation's own days. */
@NullMarked
package io.heraut.sharing.organisation;

import org.jspecify.annotations.NullMarked;
