package io.heraut.kit.event;

import io.heraut.events.Topic;
import java.util.UUID;

/**
 * A CDI bean that forgets what a topic's key stood for.
 *
 * <p>A tombstone has no id, so it may come more than once. Dead letters and parked events of its key are deleted with
 * it.
 */
public interface TombstoneHandler {
    Topic topic();

    /** Forgets, inside a transaction. Throws as {@link EventHandler#handle} does. */
    void forget(UUID key);
}
