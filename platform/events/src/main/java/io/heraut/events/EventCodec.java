package io.heraut.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes and reads events as structured CloudEvents JSON. */
public final class EventCodec {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // A newer release may have added optional fields.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private EventCodec() {}

    public static byte[] encode(CloudEvent<?> event) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("specversion", "1.0");
        json.put("id", event.id().toString());
        json.put("source", event.source());
        json.put("type", event.type().cloudEventType());
        json.put("subject", event.subject().toString());
        json.put("time", event.time().toString());
        json.put("sequence", event.sequence());
        if (event.traceparent() != null) {
            json.put("traceparent", event.traceparent());
        }
        json.put("datacontenttype", "application/json");
        json.put("dataschema", event.type().dataSchema().toString());
        json.set("data", payload(event.data()));
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The event can not be written: " + e.getOriginalMessage(), e);
        }
    }

    /** The payload as JSON, without the envelope. */
    public static JsonNode payload(Object data) {
        return MAPPER.valueToTree(data);
    }

    /**
     * @throws UnknownEventType when it is an event, but of a type that this release does not know
     * @throws UndecodableEvent when it is none
     */
    public static CloudEvent<?> decode(byte[] bytes) {
        JsonNode json = parse(bytes);
        String specversion = text(json, "specversion");
        if (!specversion.equals("1.0")) {
            throw new UndecodableEvent("specversion is " + specversion + " where 1.0 was expected");
        }
        String typeText = text(json, "type");
        EventType type = EventType.forCloudEventType(typeText).orElseThrow(() -> new UnknownEventType(typeText));
        JsonNode sequence = json.path("sequence");
        if (!sequence.canConvertToLong() || !sequence.isIntegralNumber() || sequence.asLong() < 1) {
            throw new UndecodableEvent("sequence is missing or no positive whole number");
        }
        return new CloudEvent<>(
                uuid(json, "id"),
                text(json, "source"),
                type,
                uuid(json, "subject"),
                instant(json, "time"),
                sequence.asLong(),
                optionalText(json, "traceparent"),
                data(json, type));
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            JsonNode json = MAPPER.readTree(bytes);
            if (json == null || !json.isObject()) {
                throw new UndecodableEvent("No JSON object");
            }
            return json;
        } catch (IOException e) {
            throw new UndecodableEvent("No JSON: " + e.getMessage(), e);
        }
    }

    private static Object data(JsonNode json, EventType type) {
        JsonNode data = json.path("data");
        if (!data.isObject()) {
            throw new UndecodableEvent("data is missing");
        }
        try {
            return MAPPER.treeToValue(data, type.payload());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new UndecodableEvent("data is no " + type.typeName() + ": " + e.getMessage(), e);
        }
    }

    private static String text(JsonNode json, String field) {
        String value = optionalText(json, field);
        if (value == null || value.isEmpty()) {
            throw new UndecodableEvent(field + " is missing");
        }
        return value;
    }

    private static @Nullable String optionalText(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return value.isTextual() ? value.asText() : null;
    }

    private static UUID uuid(JsonNode json, String field) {
        String text = text(json, field);
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new UndecodableEvent(field + " is no UUID: " + text, e);
        }
    }

    private static Instant instant(JsonNode json, String field) {
        String text = text(json, field);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new UndecodableEvent(field + " is no RFC 3339 time in UTC: " + text, e);
        }
    }
}
