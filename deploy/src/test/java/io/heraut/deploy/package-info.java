/** Keeps what is deployed true. */
@NullMarked
package io.heraut.deploy;

import org.jspecify.annotations.NullMarked;
