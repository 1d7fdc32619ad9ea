package io.heraut.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The AsyncAPI document in {@code docs} is made of the code; this test makes it and compares. */
class AsyncApiTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path FILE = Path.of("..", "..", "docs", "asyncapi.json");
    /** Makes the file anew: {@code mvn -pl platform/events test -Dtest=AsyncApiTest -Dheraut.docs.write=true}. */
    private static final String WRITE = "heraut.docs.write";

    private static final Pattern COMPONENT_NAME = Pattern.compile("[a-zA-Z0-9._-]+");

    @BeforeAll
    static void writeIfAsked() throws IOException {
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(FILE, AsyncApiDocument.text());
        }
    }

    private static JsonNode document() throws IOException {
        return MAPPER.readTree(Files.readString(FILE));
    }

    @Test
    void theDocumentIsUpToDate() throws IOException {
        assertThat(Files.readString(FILE))
                .as("docs/asyncapi.json; make it anew with -D%s=true", WRITE)
                .isEqualTo(AsyncApiDocument.text());
    }

    @Test
    void itIsAnAsyncApiDocumentOfTheThirdVersion() throws IOException {
        JsonNode document = document();

        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(document.at("/info/title").asText()).isNotEmpty();
        assertThat(document.at("/info/version").asText()).isNotEmpty();
        assertThat(names(document))
                .containsExactly(
                        "asyncapi", "info", "defaultContentType", "servers", "channels", "operations", "components");
        document.at("/servers").forEach(server -> {
            assertThat(server.path("host").asText()).isNotEmpty();
            assertThat(server.path("protocol").asText()).isNotEmpty();
        });
        document.at("/operations").forEach(operation -> {
            assertThat(operation.path("action").asText()).isIn("send", "receive");
            String channel = operation.at("/channel/$ref").asText();
            assertThat(operation.path("messages"))
                    .isNotEmpty()
                    .allMatch(message -> message.path("$ref").asText().startsWith(channel + "/messages/"));
        });
        document.at("/components").forEach(kind -> assertThat(names(kind)).allMatch(COMPONENT_NAME.asMatchPredicate()));
    }

    @Test
    void everyReferenceLeadsSomewhere() throws IOException {
        JsonNode document = document();
        List<String> references = new ArrayList<>();
        document.findValuesAsText("$ref", references);

        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference).startsWith("#/");
            assertThat(document.at(reference.substring(1)).isObject())
                    .as(reference)
                    .isTrue();
        });
    }

    @Test
    void everyTopicIsAChannelWithItsSettings() throws IOException {
        JsonNode channels = document().path("channels");

        assertThat(names(channels))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Topic.values())
                        .flatMap(topic -> Stream.of(topic.topicName(), topic.deadLetter()))
                        .toList());
        for (Topic topic : Topic.values()) {
            JsonNode kafka = channels.path(topic.topicName()).at("/bindings/kafka");
            boolean compact = topic.retention() == Topic.Retention.COMPACT;
            assertThat(kafka.path("partitions").asInt()).isEqualTo(topic.partitions());
            assertThat(kafka.at("/topicConfiguration/cleanup.policy/0").asText())
                    .isEqualTo(compact ? "compact" : "delete");
            assertThat(kafka.path("topicConfiguration")
                            .path(compact ? "delete.retention.ms" : "retention.ms")
                            .asLong())
                    .isEqualTo(topic.kept().toMillis());
        }
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyEventIsOnItsTopicAndItsExampleIsValid(EventType type) throws IOException {
        ObjectNode document = (ObjectNode) document();
        assertThat(names(
                        document.path("channels").path(type.topic().topicName()).path("messages")))
                .contains(type.typeName());
        JsonNode message = document.path("components").path("messages").path(type.typeName());
        assertThat(message.path("name").asText()).isEqualTo(type.cloudEventType());

        document.put("$ref", "#/components/messages/" + type.typeName() + "/payload");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(document.toString(), InputFormat.JSON);
        ObjectNode example = (ObjectNode) message.at("/examples/0/payload");
        assertThat(problems(schema, example)).isEmpty();
        example.put("type", "io.heraut.something.else.v1");
        assertThat(problems(schema, example)).hasSize(1);
        example.remove("data");
        assertThat(problems(schema, example)).hasSize(2);
    }

    private static List<String> problems(Schema schema, JsonNode event) {
        return schema
                .validate(
                        event.toString(),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
