/** What each rule decided on each cause, and how that is said in words. */
@NullMarked
package io.heraut.rewards.decision;

import org.jspecify.annotations.NullMarked;
