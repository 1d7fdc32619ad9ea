package io.heraut.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heraut.events.AdvocateState;
import io.heraut.events.CloudEvent;
import io.heraut.events.EventCodec;
import io.heraut.events.EventType;
import io.heraut.events.Topic;
import io.heraut.kit.advocate.AdvocateDirectory;
import io.heraut.local.DemoPerson;
import io.heraut.local.testing.TestStack;
import io.quarkus.arc.Arc;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The demo people, told of on Kafka as the sharing service tells of them. */
public final class People {
    private People() {}

    public static UUID advocateId(DemoPerson person) {
        return UUID.nameUUIDFromBytes(("advocate " + person).getBytes(StandardCharsets.UTF_8));
    }

    static void makeKnown() {
        AdvocateDirectory directory =
                Arc.container().instance(AdvocateDirectory.class).get();
        if (areKnown(directory)) {
            return;
        }
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestStack.kafka().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (DemoPerson person : DemoPerson.values()) {
                UUID id = advocateId(person);
                AdvocateState state = new AdvocateState(
                        id,
                        person.subject().toString(),
                        person.fullName(),
                        person.locale(),
                        person.country(),
                        person.team());
                CloudEvent<AdvocateState> event = new CloudEvent<>(
                        UUID.randomUUID(),
                        "/heraut/sharing",
                        EventType.ADVOCATE_STATE,
                        id,
                        Instant.parse("2026-03-01T08:00:00Z"),
                        1,
                        null,
                        state);
                producer.send(
                        new ProducerRecord<>(Topic.ADVOCATES.topicName(), id.toString(), EventCodec.encode(event)));
            }
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(areKnown(directory)).isTrue());
    }

    private static boolean areKnown(AdvocateDirectory directory) {
        return directory
                        .byIds(Arrays.stream(DemoPerson.values())
                                .map(People::advocateId)
                                .toList())
                        .size()
                == DemoPerson.values().length;
    }
}
