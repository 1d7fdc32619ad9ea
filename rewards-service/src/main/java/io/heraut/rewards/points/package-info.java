/** What an advocate has, and how it came to be. */
@NullMarked
package io.heraut.rewards.points;

import org.jspecify.annotations.NullMarked;
