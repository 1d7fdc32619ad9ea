/** What the container tests have in common. */
@NullMarked
package io.heraut.sharing.support;

import org.jspecify.annotations.NullMarked;
