/**
 * What operators need of a running service, on its own port only: the gateway does not lead here.
 */
@NullMarked
package io.heraut.kit.ops;

import org.jspecify.annotations.NullMarked;
