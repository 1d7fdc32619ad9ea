/** Who earned most in a month, by person and by team. */
@NullMarked
package io.heraut.rewards.leaderboard;

import org.jspecify.annotations.NullMarked;
