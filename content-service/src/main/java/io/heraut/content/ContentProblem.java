package io.heraut.content;

import io.heraut.web.problem.ProblemType;

/** What only this service can object to. */
public enum ContentProblem implements ProblemType {
    FEED_UNREACHABLE("feed-unreachable", 422, "The feed can not be fetched"),
    FEED_INVALID("feed-invalid", 422, "What is at the address is no feed that can be read"),
    ADDRESS_NOT_ALLOWED("address-not-allowed", 422, "The address is not one that Heraut calls"),
    SOURCE_EXISTS("source-exists", 409, "There is a source with this address already"),
    UNKNOWN_KEY_MESSAGE("unknown-key-message", 422, "A key message that is named does not exist"),
    OWN_WORK("own-work", 403, "Nobody approves their own work"),
    WRONG_STATUS("wrong-status", 409, "The status of the content item does not allow this"),
    EXPIRED_ALREADY("expired-already", 409, "The content item's end date is over"),
    CAPTION_TOO_LONG("caption-too-long", 422, "The network does not take a text of that length"),
    TOO_MANY_CAPTIONS("too-many-captions", 409, "The content item has as many captions as it can have");

    private final String slug;
    private final int status;
    private final String title;

    ContentProblem(String slug, int status, String title) {
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
