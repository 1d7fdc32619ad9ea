package io.heraut.kit.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events of other services are taken. */
@ConfigMapping(prefix = "heraut.events")
public interface EventsConfig {
    /** How long it is remembered that an event was taken. Longer than any topic keeps its records. */
    @WithDefault("35d")
    Duration inboxRetention();

    /** How often events that were taken long ago are forgotten. */
    @WithDefault("1h")
    Duration purgeInterval();

    /** The longest pause before an event is tried again while something that it needs is away. */
    @WithDefault("10s")
    Duration maxBackOff();

    /** How often an event is tried when it fails for no known reason, before it becomes a dead letter. */
    @WithDefault("3")
    int attempts();
}
