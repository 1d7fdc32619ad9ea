package io.heraut.kit.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that could not be taken, or that waits behind one.
 *
 * @param position in the order in which they came
 * @param topic where it came from, with partition and offset
 * @param eventId its own, or one that stands for its bytes when it has none
 * @param type as in {@code content.published}, where it could be read
 * @param ordered whether later events of its key wait behind it
 * @param attempts how often it was tried
 * @param failedAt when it was tried last; null when it only waits
 */
public record DeadLetter(
        UUID id,
        long position,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        UUID eventId,
        @Nullable String type,
        @Nullable Long sequence,
        Status status,
        boolean ordered,
        Reason reason,
        String detail,
        int attempts,
        Instant receivedAt,
        @Nullable Instant failedAt) {

    /** What it is. */
    public enum Status {
        /** Could not be taken. */
        DEAD,
        /** Waits behind a dead letter of its key. */
        PARKED
    }

    /** Why it is there. */
    public enum Reason {
        /** It is no event of the contract. */
        UNDECODABLE,
        /** A handler refused it. */
        REJECTED,
        /** A handler failed again and again, for no known reason. */
        FAILED,
        /** An earlier event of its key has to be taken first. */
        BEHIND_DEAD_LETTER
    }
}
