package io.heraut.sharing.organisation;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the organisation's calendar from the configuration, at start, so that a wrong time zone stops the start. */
@ApplicationScoped
class Organisation {
    @Produces
    @Singleton
    @Startup
    OrganisationCalendar calendar(OrganisationConfig config) {
        return OrganisationCalendar.of(config.timeZone());
    }
}
