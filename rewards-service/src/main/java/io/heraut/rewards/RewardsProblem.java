package io.heraut.rewards;

import io.heraut.web.problem.ProblemType;

/** What can be wrong with a request to the rewards service, beside what can be wrong with any. */
public enum RewardsProblem implements ProblemType {
    CONDITION_INVALID("condition-invalid", 422, "The condition of the point rule is not valid"),
    EVENT_TYPE_NOT_USABLE("event-type-not-usable", 422, "Point rules can not pay for events of this type"),
    EVENT_TYPE_FIXED("event-type-fixed", 422, "A point rule keeps the event type that it was made for"),
    RULE_BACKDATED("rule-backdated", 422, "A change of a point rule can not begin in the past"),
    TOO_MANY_RULES("too-many-rules", 409, "There are as many enabled point rules as this installation allows");

    private final String slug;
    private final int status;
    private final String title;

    RewardsProblem(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
