package io.heraut.web.request;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the trusted networks at start, so that a wrong one stops it. */
@Singleton
class ProxyTrust {

    /**
     * Not a mapping: one of the prefix {@code heraut} would claim every property of every service, and refuse those that
     * it does not know.
     *
     * @param networks networks (CIDR) whose {@code X-Forwarded-For} is believed. Empty: nobody's
     */
    @Produces
    @Singleton
    TrustedProxies trustedProxies(@ConfigProperty(name = "heraut.trusted-proxies") Optional<List<String>> networks) {
        try {
            return TrustedProxies.of(networks.orElse(List.of()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("heraut.trusted-proxies: " + e.getMessage(), e);
        }
    }
}
