package io.heraut.rewards.ledger;

/** What an account is for. */
public enum AccountKind {
    /** Where points come from: below zero by all that was ever issued and is not back. */
    ISSUING(false),
    REDEEMED(false),
    EXPIRED(false),
    ADJUSTMENT(false),
    /** What an advocate can spend. */
    ADVOCATE_AVAILABLE(true),
    /** What is set aside for something that is not decided yet. */
    ADVOCATE_HELD(true),
    /** What an advocate has to give back: zero or below. */
    ADVOCATE_OWED(true),
    PROGRAMME_BUDGET(true),
    CAMPAIGN_BUDGET(true);

    private final boolean owned;

    AccountKind(boolean owned) {
        this.owned = owned;
    }

    /** Whether there is one for each owner, rather than one in all. */
    public boolean isOwned() {
        return owned;
    }
}
