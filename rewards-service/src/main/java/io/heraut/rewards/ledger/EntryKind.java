package io.heraut.rewards.ledger;

/** Why points move. */
public enum EntryKind {
    AWARD,
    REVERSAL,
    HOLD,
    RELEASE,
    REDEMPTION,
    REFUND,
    EXPIRY,
    ADJUSTMENT,
    BUDGET
}
