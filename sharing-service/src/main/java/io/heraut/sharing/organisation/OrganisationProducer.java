package io.heraut.sharing.organisation;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes it from the configuration, at start, so that a wrong value stops the start. */
@ApplicationScoped
class OrganisationProducer {
    @Produces
    @Singleton
    @Startup
    Organisation organisation(OrganisationConfig config) {
        return Organisation.of(config.timeZone(), config.privacy().k());
    }
}
