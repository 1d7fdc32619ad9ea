/** How many requests a caller may make. */
@NullMarked
package io.heraut.gateway.limit;

import org.jspecify.annotations.NullMarked;
