/** POSTs that may be sent again without happening twice: {@link io.heraut.kit.idempotency.Idempotent}. */
@NullMarked
package io.heraut.kit.idempotency;

import org.jspecify.annotations.NullMarked;
