package io.heraut.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes the AsyncAPI 3 document of all topics and events from what is declared in this module. */
final class AsyncApiDocument {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ENVELOPE = "CloudEvent";
    private static final String CLICKS = "packed-clicks";
    private static final String TOMBSTONE = "tombstone";
    private static final String KAFKA_BINDING = "0.5.0";

    private static final Map<Topic, String> ABOUT = Map.of(
            Topic.CONTENT, "What happens to content. Published by the content service.",
            Topic.SHARING, "What happens to advocates, shares and tracked links. Published by the sharing service.",
            Topic.REWARDS, "What happens to points. Published by the rewards service.",
            Topic.ADVOCATES,
                    "What is known of each advocate: the last record of a key holds, and a tombstone says that the"
                            + " advocate was erased. Internal, because it is the only topic with personal data.",
            Topic.CLICKS,
                    "Packed clicks on their way to being counted. Internal to the sharing service: nobody else writes or"
                            + " reads it, and its schema is no contract.");

    private AsyncApiDocument() {}

    static String text() {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document()) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode document() {
        ObjectNode document = MAPPER.createObjectNode();
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Heraut events")
                .put("version", "1")
                .put(
                        "description",
                        "What Heraut's services tell each other and partners. Events are CloudEvents 1.0 in structured JSON;"
                                + " the key of a record is the id of what it is about, and `sequence` counts that one's events on"
                                + " the topic without gaps. Events are delivered at least once: `id` tells a repetition. A payload"
                                + " only ever gains optional fields; anything else is a new version of its type. Partners"
                                + " receive the types that are marked `x-heraut-open` by webhook.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        document.put("defaultContentType", "application/cloudevents+json");
        document.putObject("servers")
                .putObject("kafka")
                .put("host", "localhost:19092")
                .put("protocol", "kafka")
                .put("description", "The broker of the local stack; an installation has its own address.");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        for (Topic topic : Topic.values()) {
            channel(channels.putObject(topic.topicName()), topic);
            operation(operations.putObject("publish." + topic.topicName()), topic);
            deadLetters(channels.putObject(topic.deadLetter()), topic);
        }
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        ObjectNode schemas = components.putObject("schemas");
        envelope(schemas.putObject(ENVELOPE));
        for (EventType type : EventType.values()) {
            message(messages.putObject(type.typeName()), type);
            schemas.set(type.typeName(), payload(type));
        }
        messages.putObject(CLICKS)
                .put("title", "Packed clicks")
                .put("contentType", "application/octet-stream")
                .putObject("payload")
                .put("type", "string")
                .put("format", "binary");
        messages.putObject(TOMBSTONE)
                .put("title", "Tombstone")
                .put(
                        "summary",
                        "A record without a value: the advocate was erased, and consumers erase what they hold.")
                .putObject("payload")
                .put("type", "null");
        return document;
    }

    private static void channel(ObjectNode channel, Topic topic) {
        channel.put("address", topic.topicName()).put("description", about(topic));
        ObjectNode messages = channel.putObject("messages");
        messagesOf(topic).forEach(name -> messages.set(name, reference("components", "messages", name)));
        ObjectNode settings = kafka(channel, topic.topicName(), topic.partitions());
        if (topic.retention() == Topic.Retention.COMPACT) {
            settings.putArray("cleanup.policy").add("compact");
            settings.put("delete.retention.ms", topic.kept().toMillis());
        } else {
            settings.putArray("cleanup.policy").add("delete");
            settings.put("retention.ms", topic.kept().toMillis());
        }
    }

    private static void deadLetters(ObjectNode channel, Topic topic) {
        channel.put("address", topic.deadLetter())
                .put(
                        "description",
                        "What a consumer of " + topic.topicName()
                                + " could not take: key and value as they were, and in the"
                                + " headers `heraut-consumer`, `heraut-topic`, `heraut-partition`, `heraut-offset`,"
                                + " `heraut-event-id`, `heraut-reason`, `heraut-detail` and `heraut-failed-at`. Internal.");
        channel.putObject("messages");
        ObjectNode settings = kafka(channel, topic.deadLetter(), 1);
        settings.putArray("cleanup.policy").add("delete");
        settings.put("retention.ms", Topic.DEAD_LETTER_RETENTION.toMillis());
    }

    private static ObjectNode kafka(ObjectNode channel, String name, int partitions) {
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", name).put("partitions", partitions).put("bindingVersion", KAFKA_BINDING);
        return kafka.putObject("topicConfiguration");
    }

    private static void operation(ObjectNode operation, Topic topic) {
        operation.put("action", "send").put("summary", about(topic));
        operation.set("channel", reference("channels", topic.topicName()));
        ArrayNode messages = operation.putArray("messages");
        messagesOf(topic).forEach(name -> messages.add(reference("channels", topic.topicName(), "messages", name)));
    }

    private static void message(ObjectNode message, EventType type) {
        message.put("name", type.cloudEventType())
                .put("title", type.typeName())
                .put("summary", type.description())
                .put("x-heraut-open", type.isOpen());
        ObjectNode payload = message.putObject("payload");
        ArrayNode all = payload.putArray("allOf");
        all.add(reference("components", "schemas", ENVELOPE));
        ObjectNode properties = all.addObject().put("type", "object").putObject("properties");
        properties.putObject("type").put("const", type.cloudEventType());
        properties.putObject("dataschema").put("const", type.dataSchema().toString());
        properties.set("data", reference("components", "schemas", type.typeName()));
        message.putObject("bindings")
                .putObject("kafka")
                .put("bindingVersion", KAFKA_BINDING)
                .putObject("key")
                .put("type", "string")
                .put("format", "uuid")
                .put("description", "The same as `subject`.");
        message.putArray("examples")
                .addObject()
                .set("payload", json(new String(Samples.bytesOf(type), StandardCharsets.UTF_8)));
    }

    private static void envelope(ObjectNode schema) {
        schema.put("type", "object");
        ArrayNode required = schema.putArray("required");
        List.of(
                        "specversion",
                        "id",
                        "source",
                        "type",
                        "subject",
                        "time",
                        "sequence",
                        "datacontenttype",
                        "dataschema",
                        "data")
                .forEach(required::add);
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("specversion").put("const", "1.0");
        text(properties, "id", "uuid", "The same for every delivery of this event.");
        text(properties, "source", "uri-reference", "The service that it comes from, as in /heraut/content.");
        properties.putObject("type").put("type", "string");
        text(properties, "subject", "uuid", "What it is about; the key of the record.");
        text(properties, "time", "date-time", "When it happened, not when it was published.");
        properties
                .putObject("sequence")
                .put("type", "integer")
                .put("minimum", 1)
                .put("description", "Counts the events of this subject on this topic, without gaps.");
        properties
                .putObject("traceparent")
                .put("type", "string")
                .put("description", "W3C trace context of the request that caused it.");
        properties.putObject("datacontenttype").put("const", "application/json");
        text(properties, "dataschema", "uri", "Names the payload's schema and its version.");
        properties.putObject("data").put("type", "object");
    }

    private static void text(ObjectNode properties, String name, String format, String description) {
        properties.putObject(name).put("type", "string").put("format", format).put("description", description);
    }

    /** Without its own id: references are to be read against this document. */
    private static ObjectNode payload(EventType type) {
        ObjectNode schema = json(type.schema());
        schema.remove(List.of("$schema", "$id"));
        return schema;
    }

    private static List<String> messagesOf(Topic topic) {
        if (topic == Topic.CLICKS) {
            return List.of(CLICKS);
        }
        Stream<String> types = Arrays.stream(EventType.values())
                .filter(type -> type.topic() == topic)
                .map(EventType::typeName);
        return Stream.concat(types, topic == Topic.ADVOCATES ? Stream.of(TOMBSTONE) : Stream.empty())
                .toList();
    }

    private static String about(Topic topic) {
        String about = ABOUT.get(topic);
        if (about == null) {
            throw new IllegalStateException("Nothing is said about " + topic);
        }
        return about;
    }

    private static ObjectNode reference(String... path) {
        return MAPPER.createObjectNode().put("$ref", "#/" + String.join("/", path));
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
