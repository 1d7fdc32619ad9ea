package io.heraut.rewards;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heraut.events.AdvocateState;
import io.heraut.events.CloudEvent;
import io.heraut.events.EventCodec;
import io.heraut.events.EventType;
import io.heraut.events.EvidenceLevel;
import io.heraut.events.PointsAwarded;
import io.heraut.events.Samples;
import io.heraut.events.ShareEvidenced;
import io.heraut.events.Topic;
import io.heraut.kit.Ids;
import io.heraut.local.testing.TestStack;
import io.heraut.rewards.Happenings.Somebody;
import io.heraut.rewards.database.Database;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a topic to points, and to the event that tells of them. */
@RewardsTest
class KafkaIT {
    @Inject
    Happenings happenings;

    @Inject
    Database database;

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestStack.kafka().bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());

    @AfterEach
    void disconnect() {
        producer.close();
    }

    @Test
    void anAdvocateAndAClickOnTheTopicsBecomePointsAndAnEvent() {
        Somebody amira = happenings.stranger();
        send(happenings.event(
                EventType.ADVOCATE_STATE,
                amira.advocateId(),
                Happenings.now(),
                new AdvocateState(amira.advocateId(), amira.subject(), "Amira", "en", "NL", "sales")));
        CloudEvent<ShareEvidenced> clicked =
                happenings.evidence(amira.advocateId(), EvidenceLevel.CLICKED, Happenings.now());
        send(clicked);
        send(clicked);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(given().auth()
                                .oauth2(amira.token())
                                .get("/api/v1/points/me")
                                .<Integer>path("available"))
                        .isEqualTo(10));
        List<CloudEvent<?>> told = eventsOf(Topic.REWARDS, amira.advocateId());
        assertThat(told).hasSize(1);
        CloudEvent<PointsAwarded> awarded = told.getFirst().as(PointsAwarded.class);
        assertThat(awarded.type()).isEqualTo(EventType.POINTS_AWARDED);
        assertThat(awarded.time()).isEqualTo(clicked.time());
        assertThat(awarded.sequence()).isEqualTo(1);
        assertThat(awarded.source()).isEqualTo("/heraut/rewards");
        assertThat(awarded.data().points()).isEqualTo(10);
        assertThat(awarded.data().ruleName()).isEqualTo("Somebody followed your link");
        assertThat(awarded.data().cause())
                .isEqualTo(new PointsAwarded.Cause(
                        clicked.id(), "share.evidenced", clicked.data().shareId(), "CLICKED", 1));
    }

    @Test
    void everyPublishedSampleIsTaken() {
        List<EventType> listenedTo = List.of(
                EventType.SHARE_EVIDENCED,
                EventType.SHARE_EVIDENCE_WITHDRAWN,
                EventType.SHARE_CREATED,
                EventType.ADVOCATE_REGISTERED,
                EventType.ADVOCATE_UPDATED,
                EventType.ADVOCATE_STATE,
                EventType.CONTENT_PUBLISHED,
                EventType.CONTENT_WITHDRAWN,
                EventType.CONTENT_EXPIRED);
        for (EventType type : listenedTo) {
            send(type.topic(), Samples.of(type).subject().toString(), Samples.bytesOf(type));
        }

        List<UUID> ids = listenedTo.stream().map(type -> Samples.of(type).id()).toList();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(database.query(
                                "select event_id from inbox where event_id = any (?)",
                                row -> row.uuid("event_id"),
                                ids))
                        .containsExactlyInAnyOrderElementsOf(ids));
        assertThat(database.query(
                        "select event_id from dead_letter where event_id = any (?)", row -> row.uuid("event_id"), ids))
                .isEmpty();
        CloudEvent<ShareEvidenced> sample =
                Samples.of(EventType.SHARE_EVIDENCED).as(ShareEvidenced.class);
        assertThat(database.query(
                        "select outcome from rule_decision where event_id = ? and advocate_id = ?"
                                + " and outcome in ('AWARDED', 'EVIDENCE_WITHDRAWN')",
                        row -> row.text("outcome"),
                        sample.id(),
                        sample.data().advocateId()))
                .hasSize(1);
    }

    @Test
    void whatIsNoEventBecomesADeadLetterAndTheNextIsTaken() {
        UUID amira = Ids.next();
        CloudEvent<ShareEvidenced> clicked = happenings.evidence(amira, EvidenceLevel.CLICKED, Happenings.now());
        String key = clicked.subject().toString();
        long before = deadLetters();
        send(Topic.SHARING, key, "{\"nonsense\": 1}".getBytes(StandardCharsets.UTF_8));
        send(clicked);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(database.first(
                                "select b.balance from ledger_balance b join ledger_account a on a.id = b.account_id where owner_id = ?",
                                row -> row.number("balance"),
                                amira))
                        .contains(10L));
        assertThat(deadLetters()).isEqualTo(before + 1);
    }

    private long deadLetters() {
        return database.first(
                        "select count(*) as n from dead_letter where reason = 'UNDECODABLE'", row -> row.number("n"))
                .orElseThrow();
    }

    private void send(CloudEvent<?> event) {
        send(event.type().topic(), event.subject().toString(), EventCodec.encode(event));
    }

    private void send(Topic topic, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic.topicName(), key, value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("The broker did not take the record", e);
        }
    }

    private static List<CloudEvent<?>> eventsOf(Topic topic, UUID subject) {
        List<CloudEvent<?>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestStack.kafka().bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (PartitionInfo partition : consumer.partitionsFor(topic.topicName())) {
                partitions.add(new TopicPartition(partition.topic(), partition.partition()));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                for (ConsumerRecord<String, byte[]> each : consumer.poll(Duration.ofMillis(200))) {
                    if (subject.toString().equals(each.key())) {
                        found.add(EventCodec.decode(each.value()));
                    }
                }
                return !found.isEmpty();
            });
        }
        return found;
    }
}
