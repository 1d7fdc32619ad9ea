package io.heraut.sharing.click;

import org.jspecify.annotations.Nullable;

/**
 * What a User-Agent says that it is.
 *
 * @param network for crawlers that make previews: the network they make them for, if it is one of Heraut's
 */
public record Agent(Kind kind, @Nullable String network) {
    /** Kinds of programs. */
    public enum Kind {
        NONE,
        BROWSER,
        /** The browser inside an app: a person, whatever else its name holds. */
        APP_BROWSER,
        PREVIEW_CRAWLER,
        SCANNER,
        BOT,
        STRANGE
    }

    Agent(Kind kind) {
        this(kind, null);
    }
}
