/** Who shares: made here at first sight of a token, told to the other services by event. */
@NullMarked
package io.heraut.sharing.advocate;

import org.jspecify.annotations.NullMarked;
