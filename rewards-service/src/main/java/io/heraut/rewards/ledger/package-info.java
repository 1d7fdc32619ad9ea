/** The ledger: accounts, entries and their postings, which always sum to zero. */
@NullMarked
package io.heraut.rewards.ledger;

import org.jspecify.annotations.NullMarked;
