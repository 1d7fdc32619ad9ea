/** What every service does alike, once: events, idempotency, audit, outbound calls, operations. */
@NullMarked
package io.heraut.kit;

import org.jspecify.annotations.NullMarked;
