package io.heraut.sharing.click;

import java.util.Arrays;

/** What a request to a link turned out to be. Every request is of exactly one class. */
public enum ClickClass {
    HUMAN(1),
    PREVIEW_BOT(2),
    OTHER_BOT(3),
    PREFETCH(4),
    SCANNER(5),
    SELF(6),
    DUPLICATE(7),
    UNKNOWN(8);

    private final int code;

    ClickClass(int code) {
        this.code = code;
    }

    /** As it is stored. Never reused for another class. */
    public int code() {
        return code;
    }

    public static ClickClass of(int code) {
        return Arrays.stream(values())
                .filter(each -> each.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No class of clicks has the code " + code));
    }
}
