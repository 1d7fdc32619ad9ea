/** The organisation's own days, and how its people are protected. */
@NullMarked
package io.heraut.sharing.organisation;

import org.jspecify.annotations.NullMarked;
