/** PostgreSQL from its binaries, without containers. */
@NullMarked
package io.heraut.local.postgres;

import org.jspecify.annotations.NullMarked;
