/** Which address goes where, and who may pass. */
@NullMarked
package io.heraut.gateway.route;

import org.jspecify.annotations.NullMarked;
