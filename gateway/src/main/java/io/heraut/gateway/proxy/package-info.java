/** Passing a request on and its answer back. */
@NullMarked
package io.heraut.gateway.proxy;

import org.jspecify.annotations.NullMarked;
