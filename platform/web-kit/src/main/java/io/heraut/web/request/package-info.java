/** Who asks, from where, and under which request id. */
@NullMarked
package io.heraut.web.request;

import org.jspecify.annotations.NullMarked;
