package io.heraut.kit.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heraut.events.CloudEvent;
import io.heraut.events.EventCodec;
import io.heraut.events.EventType;
import io.heraut.events.UndecodableEvent;
import io.heraut.events.UnknownEventType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a Kafka record turns out to be. */
sealed interface Delivery {
    /** An event of a type that this release knows. */
    record Event(CloudEvent<?> event) implements Delivery {}

    /** The key is to be forgotten. */
    record Tombstone(UUID key) implements Delivery {}

    /** Nothing that this release could act on. */
    record Foreign() implements Delivery {}

    /**
     * No event, or a broken one.
     *
     * @param id the same whenever the same bytes come; not the event's own, which a broken record could have borrowed
     * @param type what it says that it is
     * @param subjectIsKey whether it is about what its key says
     */
    record Broken(
            UUID id, Optional<EventType> type, @Nullable Long sequence, boolean subjectIsKey, UndecodableEvent cause)
            implements Delivery {}

    static Delivery of(@Nullable String key, byte @Nullable [] value) {
        if (value == null) {
            return uuid(key).<Delivery>map(Tombstone::new).orElseGet(Foreign::new);
        }
        try {
            CloudEvent<?> event = EventCodec.decode(value);
            if (!event.subject().toString().equals(key)) {
                throw new UndecodableEvent("The record's key is not the subject of its event");
            }
            return new Event(event);
        } catch (UnknownEventType unknown) {
            return new Foreign();
        } catch (UndecodableEvent broken) {
            return broken(key, value, broken);
        }
    }

    private static Delivery broken(@Nullable String key, byte[] value, UndecodableEvent cause) {
        JsonNode json = json(value);
        JsonNode sequence = json.path("sequence");
        return new Broken(
                idOf(key, value),
                type(json.path("type").textValue()),
                sequence.isIntegralNumber() ? sequence.asLong() : null,
                key != null && key.equals(json.path("subject").textValue()),
                cause);
    }

    private static JsonNode json(byte[] value) {
        JsonMapper mapper = new JsonMapper();
        try {
            return Objects.requireNonNullElseGet(mapper.readTree(value), mapper::missingNode);
        } catch (IOException e) {
            return mapper.missingNode();
        }
    }

    private static Optional<EventType> type(@Nullable String cloudEventType) {
        return Arrays.stream(EventType.values())
                .filter(type -> type.cloudEventType().equals(cloudEventType))
                .findFirst();
    }

    private static Optional<UUID> uuid(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static UUID idOf(@Nullable String key, byte[] value) {
        byte[] prefix = (key + "/").getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(ByteBuffer.allocate(prefix.length + value.length)
                .put(prefix)
                .put(value)
                .array());
    }
}
