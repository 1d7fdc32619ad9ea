package io.heraut.sharing.organisation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The organisation that this installation serves. */
@ConfigMapping(prefix = "heraut.organisation")
public interface OrganisationConfig {
    /**
     * The time zone in which the organisation's days and months begin, as the IANA time-zone database names it, for example
     * {@code Europe/Paris}. When it changes, the sums of analytics are made again in the background.
     */
    @WithDefault("Europe/Amsterdam")
    String timeZone();

    /** How its people are protected. */
    Privacy privacy();

    /** How its people are protected. */
    interface Privacy {
        /** How many people stand at least behind each figure of a report. */
        @WithDefault("8")
        int k();
    }
}
