package io.heraut.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aSampleReadAndWrittenIsTheSameDocument(EventType type) throws Exception {
        CloudEvent<?> event = Samples.of(type);

        assertThat(event.type()).isEqualTo(type);
        assertThat(event.data()).isInstanceOf(type.payload());
        assertThat(MAPPER.readTree(EventCodec.encode(event))).isEqualTo(MAPPER.readTree(Samples.bytesOf(type)));
    }

    @Test
    void theEnvelopeIsStructuredCloudEvents() throws Exception {
        UUID id = UUID.fromString("0197a3c0-0000-7000-8000-0000000001ff");
        UUID advocate = UUID.fromString("0197a3c0-0000-7000-8000-000000000004");
        byte[] bytes = EventCodec.encode(new CloudEvent<>(
                id,
                "/heraut/sharing",
                EventType.ADVOCATE_REGISTERED,
                advocate,
                Instant.parse("2026-03-02T09:15:00.123Z"),
                7,
                null,
                new AdvocateRegistered(advocate)));

        JsonNode json = MAPPER.readTree(bytes);
        assertThat(json.get("specversion").asText()).isEqualTo("1.0");
        assertThat(json.get("type").asText()).isEqualTo("io.heraut.advocate.registered.v1");
        assertThat(json.get("time").asText()).isEqualTo("2026-03-02T09:15:00.123Z");
        assertThat(json.get("sequence").isIntegralNumber()).isTrue();
        assertThat(json.has("traceparent")).isFalse();
        assertThat(json.get("data")).isEqualTo(MAPPER.readTree("{\"advocateId\":\"" + advocate + "\"}"));
    }

    @Test
    void aFieldThatANewerReleaseAddedIsPassedOver() throws Exception {
        ObjectNode json = (ObjectNode) MAPPER.readTree(Samples.bytesOf(EventType.POINTS_AWARDED));
        ((ObjectNode) json.get("data")).put("addedLater", true);
        json.put("extensionaddedlater", "x");

        assertThat(EventCodec.decode(MAPPER.writeValueAsBytes(json))).isEqualTo(Samples.of(EventType.POINTS_AWARDED));
    }

    @Test
    void aTypeOfANewerReleaseIsToldApartFromRubbish() throws Exception {
        ObjectNode json = (ObjectNode) MAPPER.readTree(Samples.bytesOf(EventType.POINTS_AWARDED));
        json.put("type", "io.heraut.points.awarded.v2");
        byte[] bytes = MAPPER.writeValueAsBytes(json);

        assertThatThrownBy(() -> EventCodec.decode(bytes))
                .isInstanceOf(UnknownEventType.class)
                .hasMessageContaining("io.heraut.points.awarded.v2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}", "{\"specversion\":\"0.3\"}", "\u0000\u0001"})
    void rubbishIsUndecodable(String text) {
        assertThatThrownBy(() -> EventCodec.decode(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UndecodableEvent.class)
                .isNotInstanceOf(UnknownEventType.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "source", "subject", "time", "sequence", "data"})
    void anEventWithoutARequiredAttributeIsUndecodableAndSaysWhich(String attribute) throws Exception {
        ObjectNode json = (ObjectNode) MAPPER.readTree(Samples.bytesOf(EventType.SHARE_CREATED));
        json.remove(attribute);
        byte[] bytes = MAPPER.writeValueAsBytes(json);

        assertThatThrownBy(() -> EventCodec.decode(bytes))
                .isInstanceOf(UndecodableEvent.class)
                .hasMessageContaining(attribute);
    }

    @Test
    void aPayloadWithoutARequiredFieldIsUndecodableAndSaysWhich() throws Exception {
        ObjectNode json = (ObjectNode) MAPPER.readTree(Samples.bytesOf(EventType.SHARE_CREATED));
        ((ObjectNode) json.get("data")).remove("linkId");
        byte[] bytes = MAPPER.writeValueAsBytes(json);

        assertThatThrownBy(() -> EventCodec.decode(bytes))
                .isInstanceOf(UndecodableEvent.class)
                .hasMessageContaining("linkId is missing");
    }

    /** Whoever tries them all sends them to one consumer, which takes an id once. */
    @Test
    void noTwoSamplesHaveTheSameId() {
        assertThat(Arrays.stream(EventType.values())
                        .map(type -> Samples.of(type).id()))
                .doesNotHaveDuplicates();
    }
}
