package io.heraut.rewards.rule;

/** What became of one rule on one cause. */
public enum Outcome {
    AWARDED,
    /** The cap of the day left less than the rule pays: the rest was paid. */
    AWARDED_IN_PART,
    DAILY_CAP_REACHED,
    CONDITION_NOT_MET,
    /** The condition could not be worked out for this event. */
    CONDITION_FAILED,
    /** No version was valid when the event happened. */
    RULE_NOT_VALID,
    /** The content had been withdrawn, or had expired, before the event happened. */
    CONTENT_CLOSED,
    /** The evidence had been withdrawn before the event that tells of it arrived. */
    EVIDENCE_WITHDRAWN
}
