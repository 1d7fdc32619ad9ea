package io.heraut.kit.event;

import io.heraut.events.CloudEvent;
import io.heraut.events.EventType;

/**
 * A CDI bean that acts on one type of event.
 *
 * <p>There may be several for one type: they run one after the other, in no particular order, in one transaction, and
 * take the event together or not at all.
 *
 * @param <T> the payload of {@link #type()}
 */
public interface EventHandler<T> {
    EventType type();

    /**
     * Acts on the event, inside the transaction that also remembers that it was taken. It is called at most once for an
     * event that it took, and again for one whose transaction failed: effects outside of the database do not belong
     * here.
     *
     * @throws RejectedEvent when the event breaks a rule; it becomes a dead letter
     * @throws TransientFailure when trying again later may help; the partition stands still meanwhile. Faults of the
     *     database are known by themselves. Anything else is tried again a few times, then becomes a dead letter
     */
    void handle(CloudEvent<T> event);

    /**
     * Whether the events of one key have to be taken in order. If so, an event behind a dead letter of its key waits
     * until that is replayed or discarded.
     */
    default boolean ordered() {
        return true;
    }
}
