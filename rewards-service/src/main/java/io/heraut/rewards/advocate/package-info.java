/** Follows who the advocates are, for names and teams. */
@NullMarked
package io.heraut.rewards.advocate;

import org.jspecify.annotations.NullMarked;
