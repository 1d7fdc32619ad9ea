package io.heraut.sharing.click;

import java.util.Arrays;

/** Why a request is of its class. */
public enum Verdict {
    BROWSER(1, ClickClass.HUMAN),
    /** The browser inside a network's own app. */
    APP_BROWSER(2, ClickClass.HUMAN),

    /** It says that it makes previews, and comes from the declared ranges of the network it names. */
    VERIFIED_PREVIEW(10, ClickClass.PREVIEW_BOT),
    /** It says that it makes previews, which anybody can say. */
    CLAIMED_PREVIEW(11, ClickClass.PREVIEW_BOT),

    BOT_AGENT(20, ClickClass.OTHER_BOT),
    HEAD_REQUEST(21, ClickClass.OTHER_BOT),
    /** A browser by its name, from a range in which crawlers live. */
    CRAWLER_ADDRESS(22, ClickClass.OTHER_BOT),
    /** A browser by its name, on a hosted machine, which says no language as people's browsers do. */
    HOSTED_WITHOUT_LANGUAGE(23, ClickClass.OTHER_BOT),

    PREFETCH_HEADER(30, ClickClass.PREFETCH),

    SCANNER_AGENT(40, ClickClass.SCANNER),
    SCANNER_REFERRER(41, ClickClass.SCANNER),
    /** A browser by its name, from the range of a mail-security service. */
    SCANNER_ADDRESS(42, ClickClass.SCANNER),
    /** It follows more links within some seconds than a person can. */
    BURST(43, ClickClass.SCANNER),
    /** A browser on a hosted machine, within seconds after the link was issued: before anybody can have seen it. */
    HOSTED_AT_ONCE(44, ClickClass.SCANNER),

    /** The advocate whose link it is has called the API from there on the same day. */
    OWN_TRACE(50, ClickClass.SELF),

    COUNTED_WITHIN_THE_HOUR(60, ClickClass.DUPLICATE),

    /** The visitor asks not to be tracked. */
    OPTED_OUT(70, ClickClass.UNKNOWN),
    NO_AGENT(71, ClickClass.UNKNOWN),
    /** Neither a browser nor a known program. */
    STRANGE_AGENT(72, ClickClass.UNKNOWN),
    /** There was no salt to tell visitors apart by. */
    NO_VISITOR(73, ClickClass.UNKNOWN),
    /** The traces of that day were destroyed already: it may have been the advocate. */
    JUDGED_TOO_LATE(74, ClickClass.UNKNOWN),
    /** A browser on a hosted machine: a program, or a person behind a proxy in the cloud. */
    HOSTED(75, ClickClass.UNKNOWN);

    private final int code;
    private final ClickClass clickClass;

    Verdict(int code, ClickClass clickClass) {
        this.code = code;
        this.clickClass = clickClass;
    }

    /** As it is stored. Never reused for another verdict. */
    public int code() {
        return code;
    }

    public ClickClass clickClass() {
        return clickClass;
    }

    /** @throws IllegalArgumentException when no verdict is stored so */
    static Verdict of(int code) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No verdict is stored as " + code));
    }
}
