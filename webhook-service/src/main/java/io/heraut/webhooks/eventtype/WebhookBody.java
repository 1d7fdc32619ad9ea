package io.heraut.webhooks.eventtype;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heraut.events.CloudEvent;
import io.heraut.events.EventCodec;
import java.time.Instant;
import java.util.UUID;

/** What a webhook carries. */
public final class WebhookBody {
    private static final JsonMapper MAPPER = new JsonMapper();

    private WebhookBody() {}

    /**
     * The event as Standard Webhooks wants it ({@code type}, {@code timestamp}, {@code data}), and beside it
     * {@code subject} and {@code sequence}: deliveries come in no promised order, and these tell a receiver which of two
     * events of the same thing is the later one.
     */
    public static byte[] of(CloudEvent<?> event) {
        return bytes(tree(event));
    }

    /** A test: it is about the endpoint itself. */
    public static byte[] ofTest(String type, Instant time, UUID endpointId) {
        ObjectNode body = head(type, time);
        body.putObject("data")
                .put("endpointId", endpointId.toString())
                .put("message", "This is a test. Nothing has happened.");
        return bytes(body);
    }

    static JsonNode tree(CloudEvent<?> event) {
        ObjectNode body = head(event.type().typeName(), event.time());
        body.put("subject", event.subject().toString());
        body.put("sequence", event.sequence());
        body.set("data", EventCodec.payload(event.data()));
        return body;
    }

    private static ObjectNode head(String type, Instant time) {
        return MAPPER.createObjectNode().put("type", type).put("timestamp", time.toString());
    }

    private static byte[] bytes(JsonNode body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can always be written", e);
        }
    }
}
