package io.heraut.content;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;

/** Settings of the content service. */
@ConfigMapping(prefix = "heraut.content")
public interface ContentConfig {
    /** The port that the service listens on. */
    @WithDefault("8081")
    @Min(0)
    @Max(65535)
    int port();

    /** The language (BCP 47) of an imported item for which neither its source, its feed nor its page names one. */
    @WithDefault("en")
    @Pattern(regexp = "[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*")
    String defaultLanguage();

    /** Importing from a source. */
    @WithName("import")
    Import imports();

    /** Ending what has an end date. */
    Expiry expiry();

    /** Importing from a source. */
    interface Import {
        /** New items that one import takes at most; the next import goes on from there. */
        @WithDefault("100")
        @Min(1)
        @Max(500)
        int maxItems();

        /** Pages that are read at the same time. */
        @WithDefault("4")
        @Min(1)
        @Max(32)
        int parallelPages();

        /** How long the feed may take to come. */
        @WithDefault("8s")
        Duration feedTimeout();

        /** The largest feed that is read. */
        @WithDefault("5M")
        MemorySize maxFeedSize();

        /** How long one page may take to come. */
        @WithDefault("6s")
        Duration pageTimeout();

        /** How much of a page is read: what a page says of itself stands at its beginning. */
        @WithDefault("512K")
        MemorySize maxPageSize();

        /**
         * How long reading all pages of an import may take; items whose page was not read by then come without it. With
         * the feed's time, it has to stay below what clients and gateway wait for an answer.
         */
        @WithDefault("18s")
        Duration pagesTimeout();
    }

    /** Ending what has an end date. */
    interface Expiry {
        /** How often it is looked for items whose end date has come. The event carries the end date all the same. */
        @WithDefault("2s")
        Duration every();

        /** Items that one transaction ends at most. */
        @WithDefault("100")
        @Min(1)
        @Max(1000)
        int batch();
    }
}
