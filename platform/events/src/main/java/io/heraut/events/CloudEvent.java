package io.heraut.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event, as CloudEvents 1.0 describes it.
 *
 * @param id the same for every delivery of this event, so a consumer can know it again
 * @param source the service that it comes from, as in {@code /heraut/content}
 * @param subject the aggregate that it is about; the Kafka key
 * @param time when it happened, not when it was published
 * @param sequence counts the events of this subject on this topic from 1 on, without gaps
 * @param traceparent W3C trace context of the request that caused it
 */
public record CloudEvent<T>(
        UUID id,
        String source,
        EventType type,
        UUID subject,
        Instant time,
        long sequence,
        @Nullable String traceparent,
        T data) {

    /** The same event seen as one with that payload. */
    public <P> CloudEvent<P> as(Class<P> payload) {
        return new CloudEvent<>(id, source, type, subject, time, sequence, traceparent, payload.cast(data));
    }
}
