package io.heraut.web.request;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.List;
import java.util.Optional;

/** What every part has in common to configure. */
@ConfigMapping(prefix = "heraut")
public interface WebConfig {

    /** Networks (CIDR) whose {@code X-Forwarded-For} is believed. Empty: nobody's. */
    @WithName("trusted-proxies")
    Optional<List<String>> trustedProxies();
}
