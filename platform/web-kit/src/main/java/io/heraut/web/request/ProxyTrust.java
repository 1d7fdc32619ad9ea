package io.heraut.web.request;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads the trusted networks at start, so that a wrong one stops it. */
@Singleton
class ProxyTrust {

    @Produces
    @Singleton
    TrustedProxies trustedProxies(WebConfig config) {
        try {
            return TrustedProxies.of(config.trustedProxies().orElse(List.of()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("heraut.trusted-proxies: " + e.getMessage(), e);
        }
    }
}
