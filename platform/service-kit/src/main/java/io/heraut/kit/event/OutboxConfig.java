package io.heraut.kit.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the outbox is emptied. */
@ConfigMapping(prefix = "heraut.outbox")
public interface OutboxConfig {
    /** How many events are sent before they are deleted together. */
    @WithDefault("500")
    int batchSize();

    /** How often the relay looks when nothing was committed here: for what other replicas have left. */
    @WithDefault("200ms")
    Duration pollInterval();

    /** How long the broker may take to acknowledge an event before the relay gives up and starts anew. */
    @WithDefault("10s")
    Duration sendTimeout();

    /**
     * How long a leading relay may be silent in its transaction before the database ends it, so that another one can
     * lead. At least three times the send time-out.
     */
    @WithDefault("30s")
    Duration stalledLeaderTimeout();

    /** The longest pause between two attempts while the broker or the database is away. */
    @WithDefault("5s")
    Duration maxBackOff();
}
