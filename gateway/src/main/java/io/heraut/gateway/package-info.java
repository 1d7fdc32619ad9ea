/** The one door to Heraut. */
@NullMarked
package io.heraut.gateway;

import org.jspecify.annotations.NullMarked;
