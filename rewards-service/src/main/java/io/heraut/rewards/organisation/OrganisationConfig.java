package io.heraut.rewards.organisation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The organisation that this installation serves. */
@ConfigMapping(prefix = "heraut.organisation")
public interface OrganisationConfig {
    /**
     * The time zone in which the organisation's days and months begin, as the IANA time-zone database names it, for example
     * {@code Europe/Paris}. Daily caps and leaderboards follow it. A change applies to what is booked from then on.
     */
    @WithDefault("Europe/Amsterdam")
    String timeZone();
}
