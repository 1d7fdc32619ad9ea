package io.heraut.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @EnumSource(EventType.class)
    void theSampleIsValidByItsSchema(EventType type) throws Exception {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(type.schema(), InputFormat.JSON);
        JsonNode data = MAPPER.readTree(Samples.bytesOf(type)).get("data");

        assertThat(schema.validate(
                        data.toString(),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void theSchemaDescribesEveryFieldOfTheRecord(EventType type) throws Exception {
        Set<String> described = new HashSet<>();
        MAPPER.readTree(type.schema()).get("properties").fieldNames().forEachRemaining(described::add);

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(type.payload().getRecordComponents())
                                .map(component -> component.getName())
                                .toList());
    }

    /** The baseline is what was released. Whoever changes it changes a contract: only optional fields may be added. */
    @ParameterizedTest
    @EnumSource(EventType.class)
    void theSchemaKeepsWhatWasReleased(EventType type) throws Exception {
        JsonNode released = MAPPER.readTree(Resources.text("baseline/" + type.typeName() + ".v1.json"));

        assertThat(SchemaCompatibility.breaks(released, MAPPER.readTree(type.schema())))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("incompatibleChanges")
    void anIncompatibleChangeIsFound(String change, Consumer<ObjectNode> edit, String found) throws Exception {
        JsonNode before = MAPPER.readTree(EventType.SHARE_EVIDENCED.schema());
        ObjectNode after = before.deepCopy();
        edit.accept(after);

        assertThat(SchemaCompatibility.breaks(before, after)).as(change).containsExactly(found);
    }

    static Stream<Arguments> incompatibleChanges() {
        return Stream.of(
                change("a field removed", schema -> properties(schema).remove("network"), "/network: is gone"),
                change(
                        "a type changed",
                        schema -> ((ObjectNode) properties(schema).get("occurrence")).put("type", "string"),
                        "/occurrence: type was \"integer\" and is \"string\""),
                change(
                        "a new required field",
                        schema -> {
                            properties(schema).putObject("extra").put("type", "string");
                            ((ArrayNode) schema.get("required")).add("extra");
                        },
                        "/extra: was not required and is"),
                change(
                        "a required field made optional",
                        schema -> ((ArrayNode) schema.get("required")).remove(0),
                        "/shareId: was required and is not"),
                change(
                        "a value taken from an enumeration",
                        schema -> ((ArrayNode) properties(schema).get("level").get("enum")).remove(5),
                        "/level: enum was %s and is %s"
                                .formatted(
                                        new HashSet<>(List.of(
                                                "ISSUED", "CLAIMED", "PREVIEWED", "CLICKED", "LINKED", "SUSTAINED")),
                                        new HashSet<>(
                                                List.of("ISSUED", "CLAIMED", "PREVIEWED", "CLICKED", "LINKED")))));
    }

    @Test
    void anOptionalFieldMayBeAdded() throws Exception {
        JsonNode before = MAPPER.readTree(EventType.CONTENT_PUBLISHED.schema());
        ObjectNode after = before.deepCopy();
        properties(after).putObject("campaignId").put("type", "string").put("format", "uuid");

        assertThat(SchemaCompatibility.breaks(before, after)).isEmpty();
    }

    private static Arguments change(String name, Consumer<ObjectNode> edit, String found) {
        return Arguments.of(name, edit, found);
    }

    private static ObjectNode properties(ObjectNode schema) {
        return (ObjectNode) schema.get("properties");
    }
}
