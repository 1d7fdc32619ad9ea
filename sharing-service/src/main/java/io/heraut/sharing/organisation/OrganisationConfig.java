package io.heraut.sharing.organisation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The organisation that this installation serves. */
@ConfigMapping(prefix = "heraut.organisation")
public interface OrganisationConfig {
    /**
     * The time zone in which the organisation's days begin, as the IANA time-zone database names it, for example
     * {@code Europe/Paris}.
     */
    @WithDefault("Europe/Amsterdam")
    String timeZone();
}
