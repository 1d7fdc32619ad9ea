package io.heraut.rewards;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The rewards service. */
@ConfigMapping(prefix = "heraut.rewards")
public interface RewardsConfig {
    /**
     * The port that the service listens on.
     */
    @WithDefault("8083")
    @Min(0)
    @Max(65535)
    int port();

    /**
     * How many point rules may be enabled at a time. Each event is held against every enabled rule of its type, and what became of it is
     * stored.
     */
    @WithDefault("200")
    @Min(1)
    @Max(10_000)
    int maxRules();
}
