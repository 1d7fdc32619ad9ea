/** From an event to a decision of each rule, and from a decision to a ledger entry. */
@NullMarked
package io.heraut.rewards.award;

import org.jspecify.annotations.NullMarked;
