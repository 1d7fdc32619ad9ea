package io.heraut.sharing;

import io.heraut.web.problem.ProblemType;

/** What can be wrong with a request to the sharing service, beyond what can be wrong with any. */
public enum SharingProblem implements ProblemType {
    CONTENT_NOT_KNOWN_YET("content-not-known-yet", 409, "The content item is not known here yet"),
    CONTENT_EMBARGOED("content-embargoed", 409, "The content item must not be shared yet"),
    CONTENT_WITHDRAWN("content-withdrawn", 409, "The content item was withdrawn"),
    CONTENT_EXPIRED("content-expired", 409, "The content item has expired"),
    NOT_IN_AUDIENCE("not-in-audience", 403, "The content item is meant for others"),
    UNKNOWN_CHANNEL("unknown-channel", 422, "There is no such channel"),
    UNKNOWN_CAPTION("unknown-caption", 422, "There is no such caption"),
    UNKNOWN_NETWORK("unknown-network", 422, "The network is not supported"),
    TEXT_TOO_LONG("text-too-long", 422, "The text is too long for the network"),
    TOO_MANY_CHANNELS("too-many-channels", 409, "There are too many channels"),
    TOO_MANY_CLASSIFIER_RUNS("too-many-classifier-runs", 409, "Too many classifier runs are not over"),
    CLASSIFIER_RUN_OVER("classifier-run-over", 409, "The classifier run is over"),
    NOT_A_QUARTER("not-a-quarter", 422, "Time is counted by quarters of an hour"),
    PERIOD_INVALID("period-invalid", 422, "There is no such period"),
    UNKNOWN_TIME_ZONE("unknown-time-zone", 422, "There is no such time zone"),
    QUESTION_NOT_PERMITTED("question-not-permitted", 422, "The question could point at single people"),
    AS_OF_UNKNOWN("as-of-unknown", 422, "There is no such state of the figures"),
    MONTH_NOT_SETTLED("month-not-settled", 409, "The month is not settled yet"),
    RATE_CARD_INVALID("rate-card-invalid", 422, "The rate card contradicts itself");

    private final String slug;
    private final int status;
    private final String title;

    SharingProblem(String slug, int status, String title) {
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
