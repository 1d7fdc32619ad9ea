/** Health: what is missing, and whether it matters. */
@NullMarked
package io.heraut.web.health;

import org.jspecify.annotations.NullMarked;
