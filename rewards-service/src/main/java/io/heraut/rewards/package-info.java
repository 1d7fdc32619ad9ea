/** Points: what they are paid for, who holds them, and why. */
@NullMarked
package io.heraut.rewards;

import org.jspecify.annotations.NullMarked;
