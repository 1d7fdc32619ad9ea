package io.heraut.rewards.rule;

import io.heraut.events.CloudEvent;
import io.heraut.events.EventType;
import java.time.Instant;
import java.util.Map;

/** What conditions are asked about one event. */
public record EventFacts(EventType type, Instant time, Map<String, Object> event) {
    public static EventFacts of(CloudEvent<?> event) {
        return new EventFacts(event.type(), event.time(), EventShape.valuesOf(event.data()));
    }
}
