package io.heraut.kit.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Calls to addresses that somebody typed: feeds, pages, webhook endpoints. */
@ConfigMapping(prefix = "heraut.outbound")
public interface OutboundConfig {

    /**
     * Destinations that may be called although they are not on the public internet: scheme, address or network, and
     * port, separated by commas, as in {@code http://10.1.2.3:8090,https://10.1.0.0/16:443}. None by default.
     */
    Optional<List<String>> allowed();

    /** What the calls name themselves. */
    @WithDefault("Heraut/1.0 (+https://heraut.io)")
    String userAgent();
}
