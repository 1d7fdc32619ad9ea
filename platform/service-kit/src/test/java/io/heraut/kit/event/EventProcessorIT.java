package io.heraut.kit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heraut.events.AdvocateState;
import io.heraut.events.CloudEvent;
import io.heraut.events.ContentExpired;
import io.heraut.events.ContentWithdrawn;
import io.heraut.events.EventCodec;
import io.heraut.events.EventType;
import io.heraut.events.Samples;
import io.heraut.events.Topic;
import io.heraut.kit.Ids;
import io.heraut.kit.event.DeadLetters.Replay;
import io.heraut.local.testing.TestStack;
import io.heraut.web.health.Degradations;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = TestStack.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "service", value = "content"))
class EventProcessorIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CONTENT = Topic.CONTENT.topicName();
    private static final String ADVOCATES = Topic.ADVOCATES.topicName();

    @Inject
    EventProcessor processor;

    @Inject
    DeadLetters deadLetters;

    @Inject
    DeadLetterStore deadLetterStore;

    @Inject
    EventHandlers handlers;

    @Inject
    Inbox inbox;

    @Inject
    Outbox outbox;

    @Inject
    SequenceGuard guard;

    @Inject
    EventsConfig config;

    @Inject
    Taken taken;

    @Inject
    Faults faults;

    @Inject
    DataSource dataSource;

    @Inject
    Clock clock;

    @Inject
    Degradations degradations;

    @Inject
    MeterRegistry metrics;

    @Inject
    Tracer tracer;

    private final AtomicLong offsets = new AtomicLong();

    @Test
    void anEventThatIsDeliveredAgainHasNoSecondEffect() {
        UUID item = UUID.randomUUID();
        ConsumerRecord<String, byte[]> first = withdrawal(item, 1);
        double duplicates = taken("duplicate");

        processor.process(first);
        processor.process(first);

        assertThat(withdrawn(item)).containsExactly(1L);
        assertThat(taken("duplicate")).isEqualTo(duplicates + 1);
    }

    @Test
    void anEventThatIsDeliveredTwiceAtOnceHasOneEffect() {
        UUID item = UUID.randomUUID();
        ConsumerRecord<String, byte[]> first = withdrawal(item, 1);

        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> processor.process(first)),
                        CompletableFuture.runAsync(() -> processor.process(first)),
                        CompletableFuture.runAsync(() -> processor.process(first)))
                .join();

        assertThat(withdrawn(item)).containsExactly(1L);
    }

    @Test
    void aPoisonedRecordBetweenGoodOnesHoldsUpNothing() {
        UUID item = UUID.randomUUID();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", TestStack.kafka().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                    CONTENT, item.toString(), withdrawal(item, 1).value()));
            producer.send(new ProducerRecord<>(CONTENT, item.toString(), bytes("no event at all")));
            producer.send(new ProducerRecord<>(
                    CONTENT, item.toString(), withdrawal(item, 2).value()));
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(withdrawn(item)).containsExactly(1L, 2L));
        DeadLetter letter = lettersOf(item).getFirst();
        assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.UNDECODABLE);
        assertThat(letter.status()).isEqualTo(DeadLetter.Status.DEAD);
        assertThat(letter.detail()).startsWith("No JSON");
        assertThat(letter.ordered()).isFalse();
        await().atMost(PATIENCE).until(() -> deadRecords(CONTENT, item).size() == 1);
        ConsumerRecord<String, byte[]> dead = deadRecords(CONTENT, item).getFirst();
        assertThat(dead.value()).isEqualTo(bytes("no event at all"));
        assertThat(header(dead, "heraut-reason")).isEqualTo("UNDECODABLE");
        assertThat(header(dead, "heraut-consumer")).isEqualTo("content");
        assertThat(header(dead, "heraut-topic")).isEqualTo(CONTENT);
        assertThat(header(dead, "heraut-detail")).startsWith("No JSON");
    }

    @Test
    void behindARejectedEventThoseOfItsKeyWaitAndAreTakenInOrderWhenItIsReplayed() {
        UUID item = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        faults.make(item, 2, () -> new RejectedEvent("not before noon"));

        for (long sequence = 1; sequence <= 4; sequence++) {
            processor.process(withdrawal(item, sequence));
        }
        processor.process(withdrawal(other, 1));

        assertThat(withdrawn(item)).containsExactly(1L);
        assertThat(withdrawn(other)).containsExactly(1L);
        List<DeadLetter> letters = lettersOf(item);
        assertThat(letters).extracting(DeadLetter::sequence).containsExactly(2L, 3L, 4L);
        assertThat(letters)
                .extracting(DeadLetter::status)
                .containsExactly(DeadLetter.Status.DEAD, DeadLetter.Status.PARKED, DeadLetter.Status.PARKED);
        assertThat(letters.getFirst().reason()).isEqualTo(DeadLetter.Reason.REJECTED);
        assertThat(letters.getFirst().detail()).isEqualTo("not before noon");
        assertThat(letters.getFirst().type()).isEqualTo("content.withdrawn");
        assertThat(deadLetters.replay(letters.get(1).id()))
                .isEqualTo(new Replay.Behind(letters.getFirst().id()));

        faults.mend(item, 2);
        assertThat(deadLetters.replay(letters.getFirst().id())).isEqualTo(new Replay.Taken(3, 0));

        assertThat(withdrawn(item)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(lettersOf(item)).isEmpty();
        assertThat(deadLetters.replay(letters.getFirst().id())).isEqualTo(new Replay.Gone());
        processor.process(withdrawal(item, 5));
        assertThat(withdrawn(item)).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void whatWaitsIsDeliveredAgainWithoutEffect() {
        UUID item = UUID.randomUUID();
        faults.make(item, 1, () -> new RejectedEvent("never"));
        ConsumerRecord<String, byte[]> first = withdrawal(item, 1);
        ConsumerRecord<String, byte[]> second = withdrawal(item, 2);

        for (int delivery = 0; delivery < 3; delivery++) {
            processor.process(first);
            processor.process(second);
        }

        assertThat(lettersOf(item)).hasSize(2);
        await().atMost(PATIENCE).until(() -> deadRecords(CONTENT, item).size() == 1);
    }

    @Test
    void aReplayThatFailsAgainLeavesTheLetterWithItsNewReason() {
        UUID item = UUID.randomUUID();
        faults.make(item, 1, () -> new RejectedEvent("never"));
        processor.process(withdrawal(item, 1));
        processor.process(withdrawal(item, 2));
        DeadLetter letter = lettersOf(item).getFirst();

        faults.make(item, 1, () -> new IllegalStateException("worse"));
        Replay replay = deadLetters.replay(letter.id());

        assertThat(replay)
                .isEqualTo(new Replay.Failed(0, letter.id(), DeadLetter.Reason.FAILED, "IllegalStateException: worse"));
        DeadLetter again = lettersOf(item).getFirst();
        assertThat(again.id()).isEqualTo(letter.id());
        assertThat(again.attempts()).isEqualTo(letter.attempts() + 1);
        assertThat(again.reason()).isEqualTo(DeadLetter.Reason.FAILED);
        assertThat(lettersOf(item)).hasSize(2);
        assertThat(withdrawn(item)).isEmpty();
    }

    @Test
    void aReplayStopsAtTheNextOneThatFailsAndThatOneIsWaitedForThen() {
        UUID item = UUID.randomUUID();
        faults.make(item, 1, () -> new RejectedEvent("never"));
        for (long sequence = 1; sequence <= 4; sequence++) {
            processor.process(withdrawal(item, sequence));
        }
        List<DeadLetter> letters = lettersOf(item);

        faults.mend(item, 1);
        faults.make(item, 3, () -> new RejectedEvent("neither"));
        Replay replay = deadLetters.replay(letters.getFirst().id());
        processor.process(withdrawal(item, 5));

        assertThat(replay).isEqualTo(new Replay.Failed(2, letters.get(2).id(), DeadLetter.Reason.REJECTED, "neither"));
        assertThat(withdrawn(item)).containsExactly(1L, 2L);
        assertThat(lettersOf(item))
                .extracting(DeadLetter::status)
                .containsExactly(DeadLetter.Status.DEAD, DeadLetter.Status.PARKED, DeadLetter.Status.PARKED);

        assertThat(deadLetters.discard(letters.get(2).id())).isEqualTo(new Replay.Taken(3, 0));
        assertThat(withdrawn(item)).containsExactly(1L, 2L, 4L, 5L);
        assertThat(lettersOf(item)).isEmpty();
    }

    @Test
    void aReplayWhileMoreEventsComeKeepsTheirOrder() {
        UUID item = UUID.randomUUID();
        faults.make(item, 1, () -> new RejectedEvent("not yet"));
        for (long sequence = 1; sequence <= 20; sequence++) {
            processor.process(withdrawal(item, sequence));
        }
        UUID first = lettersOf(item).getFirst().id();
        faults.mend(item, 1);

        CompletableFuture<Void> arriving = CompletableFuture.runAsync(() -> {
            for (long sequence = 21; sequence <= 60; sequence++) {
                processor.process(withdrawal(item, sequence));
            }
        });
        deadLetters.replay(first);
        arriving.join();

        assertThat(withdrawn(item)).isEqualTo(upTo(60));
        assertThat(lettersOf(item)).isEmpty();
    }

    @Test
    void whereOrderDoesNotMatterNothingWaits() {
        UUID item = UUID.randomUUID();
        faults.make(item, 1, () -> new RejectedEvent("never"));

        processor.process(expiry(item, 1));
        processor.process(expiry(item, 2));

        assertThat(taken.sequences(Expiries.NAME, item)).containsExactly(2L);
        DeadLetter letter = lettersOf(item).getFirst();
        faults.mend(item, 1);
        assertThat(deadLetters.replay(letter.id())).isEqualTo(new Replay.Taken(1, 0));
        assertThat(taken.sequences(Expiries.NAME, item)).containsExactly(2L, 1L);
    }

    @Test
    void severalHandlersTakeAnEventTogetherOrNotAtAll() {
        UUID item = UUID.randomUUID();
        faults.make(item, 1, () -> new RejectedEvent("never"));
        processor.process(expiry(item, 1));
        processor.process(expiry(item, 2));

        await().atMost(PATIENCE).until(() -> log().events(CONTENT, item).size() == 1);

        // What the other handler published for the first one was taken back, and its sequence with it.
        assertThat(log().sequences(CONTENT, item)).containsExactly(1L);
        assertThat(taken.sequences(Expiries.NAME, item)).containsExactly(2L);
    }

    @Test
    void whileSomethingIsAwayTheEventWaitsAndHealthSaysSo() {
        UUID item = UUID.randomUUID();
        AtomicInteger attempts = new AtomicInteger();
        faults.make(item, 1, () -> {
            attempts.incrementAndGet();
            return new TransientFailure("the moon is away");
        });
        EventProcessor own = newProcessor();
        CompletableFuture<Void> waiting =
                CompletableFuture.runAsync(() -> own.process(received("test.away", item, withdrawal(item, 1))));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(degradations.current())
                        .containsEntry("test.away", "events stand still: TransientFailure: the moon is away"));
        assertThat(waiting).isNotDone();
        assertThat(withdrawn(item)).isEmpty();
        faults.mend(item, 1);
        waiting.join();

        assertThat(withdrawn(item)).containsExactly(1L);
        assertThat(attempts).hasValueGreaterThan(config.attempts());
        assertThat(degradations.current()).doesNotContainKey("test.away");
        assertThat(lettersOf(item)).isEmpty();
    }

    @Test
    void aServiceThatStopsDoesNotWaitForAnEvent() {
        UUID item = UUID.randomUUID();
        faults.make(item, 1, () -> new TransientFailure("away"));
        EventProcessor own = newProcessor();
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> own.process(withdrawal(item, 1)));

        own.onStop(new ShutdownEvent());

        assertThatThrownBy(waiting::join).hasRootCauseInstanceOf(TransientFailure.class);
        faults.mend(item, 1);
        processor.process(withdrawal(item, 1));
        assertThat(withdrawn(item)).containsExactly(1L);
    }

    @Test
    void whatFailsForNoKnownReasonIsTriedAFewTimes() {
        UUID recovers = UUID.randomUUID();
        UUID stays = UUID.randomUUID();
        AtomicInteger attempts = new AtomicInteger();
        faults.make(recovers, 1, () -> {
            if (attempts.incrementAndGet() == 2) {
                faults.mend(recovers, 1);
            }
            return new IllegalStateException("stumbles");
        });
        faults.make(stays, 1, () -> new NullPointerException("bug"));

        processor.process(withdrawal(recovers, 1));
        processor.process(withdrawal(stays, 1));

        assertThat(withdrawn(recovers)).containsExactly(1L);
        assertThat(withdrawn(stays)).isEmpty();
        DeadLetter letter = lettersOf(stays).getFirst();
        assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.FAILED);
        assertThat(letter.detail()).isEqualTo("NullPointerException: bug");
        assertThat(letter.attempts()).isEqualTo(3);
    }

    @Test
    void eventsThatNobodyTakesArePassedOver() throws SQLException {
        CloudEvent<?> unhandled = Samples.of(EventType.POINTS_AWARDED);
        String unknown = new String(Samples.bytesOf(EventType.POINTS_AWARDED), StandardCharsets.UTF_8)
                .replace("points.awarded.v1", "points.invented.v1");
        double skipped = taken("skipped");

        processor.process(received(CONTENT, unhandled.subject(), Samples.bytesOf(EventType.POINTS_AWARDED)));
        processor.process(received(CONTENT, unhandled.subject(), bytes(unknown)));

        assertThat(taken("skipped")).isEqualTo(skipped + 2);
        assertThat(lettersOf(unhandled.subject())).isEmpty();
        assertThat(isInInbox(unhandled.id())).isFalse();
    }

    @Test
    void aBrokenEventOfAnOrderedTypeIsWaitedFor() {
        UUID item = UUID.randomUUID();
        String broken = new String(withdrawal(item, 1).value(), StandardCharsets.UTF_8)
                .replace("\"contentItemId\":\"" + item + "\"", "\"contentItemId\":\"?\"");

        processor.process(received(CONTENT, item, bytes(broken)));
        processor.process(withdrawal(item, 2));

        assertThat(lettersOf(item))
                .extracting(DeadLetter::status)
                .containsExactly(DeadLetter.Status.DEAD, DeadLetter.Status.PARKED);
        assertThat(lettersOf(item))
                .extracting(DeadLetter::reason)
                .containsExactly(DeadLetter.Reason.UNDECODABLE, DeadLetter.Reason.BEHIND_DEAD_LETTER);
        assertThat(deadLetters.replay(lettersOf(item).getFirst().id())).isInstanceOf(Replay.Failed.class);
        assertThat(deadLetters.discard(lettersOf(item).getFirst().id())).isEqualTo(new Replay.Taken(2, 0));
        assertThat(withdrawn(item)).containsExactly(2L);
    }

    @Test
    void anEventUnderAnotherKeyThanItsSubjectIsNoneAndDoesNotStandForTheRealOne() {
        UUID item = UUID.randomUUID();
        UUID wrongKey = UUID.randomUUID();
        ConsumerRecord<String, byte[]> real = withdrawal(item, 1);

        processor.process(received(CONTENT, wrongKey, real.value()));
        processor.process(real);

        assertThat(lettersOf(wrongKey).getFirst().detail())
                .isEqualTo("The record's key is not the subject of its event");
        assertThat(withdrawn(item)).containsExactly(1L);
    }

    @Test
    void ofAPersonNothingIsKeptOnTheDeadLetterTopicAndATombstoneClearsTheRest() {
        UUID advocate = UUID.randomUUID();
        CloudEvent<AdvocateState> state = new CloudEvent<>(
                Ids.next(),
                "/heraut/sharing",
                EventType.ADVOCATE_STATE,
                advocate,
                clock.instant(),
                1,
                null,
                new AdvocateState(advocate, "sub-" + advocate, "Amira", "nl", "NL", "sales"));
        String broken = new String(EventCodec.encode(state), StandardCharsets.UTF_8).replace("\"sub\"", "\"bus\"");

        processor.process(received(ADVOCATES, advocate, bytes(broken)));
        processor.process(received(ADVOCATES, advocate, EventCodec.encode(state)));

        assertThat(lettersOf(advocate)).hasSize(2);
        await().atMost(PATIENCE).until(() -> deadRecords(ADVOCATES, advocate).size() == 1);
        ConsumerRecord<String, byte[]> dead = deadRecords(ADVOCATES, advocate).getFirst();
        assertThat(dead.value()).isNull();
        assertThat(header(dead, "heraut-detail")).isEmpty();
        assertThat(header(dead, "heraut-reason")).isEqualTo("UNDECODABLE");

        processor.process(received(ADVOCATES, advocate, (byte[]) null));
        assertThat(lettersOf(advocate)).isEmpty();
    }

    @Test
    void anEventThatComesWhileTheDatabaseIsAwayIsTakenWhenItIsBack() {
        UUID item = UUID.randomUUID();
        ConsumerRecord<String, byte[]> first = withdrawal(item, 1);
        TestStack.postgres().stop();
        CompletableFuture<Void> processing;
        try {
            processing = CompletableFuture.runAsync(() -> processor.process(first));
            await().atMost(PATIENCE).until(() -> degradations.current().containsKey(CONTENT));
        } finally {
            TestStack.postgres().start();
        }
        processing.join();

        assertThat(withdrawn(item)).containsExactly(1L);
        assertThat(lettersOf(item)).isEmpty();
        await().atMost(PATIENCE).until(() -> degradations.current().isEmpty());
    }

    @Test
    void theInboxForgetsWhatNoTopicKeepsAnyMore() throws SQLException {
        UUID old = Ids.next();
        UUID young = Ids.next();
        QuarkusTransaction.requiringNew().run(() -> inbox.add(old));
        QuarkusTransaction.requiringNew().run(() -> inbox.add(young));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE inbox SET received_at = ? WHERE event_id = ?")) {
            update.setObject(1, OffsetDateTime.now(clock).minus(36, ChronoUnit.DAYS));
            update.setObject(2, old);
            update.executeUpdate();
        }

        inbox.purge();

        assertThat(isInInbox(old)).isFalse();
        assertThat(isInInbox(young)).isTrue();
    }

    @Test
    void aProjectionDoesNotGoBack() {
        UUID item = UUID.randomUUID();

        assertThat(advance("titles", item, 2)).isTrue();
        assertThat(advance("titles", item, 2)).isFalse();
        assertThat(advance("titles", item, 1)).isFalse();
        assertThat(advance("counts", item, 1)).isTrue();
        assertThat(advance("titles", item, 5)).isTrue();
    }

    private boolean advance(String projection, UUID item, long sequence) {
        CloudEvent<?> event = EventCodec.decode(withdrawal(item, sequence).value());
        return QuarkusTransaction.requiringNew().call(() -> guard.advance(projection, event));
    }

    private EventProcessor newProcessor() {
        return new EventProcessor(
                handlers,
                inbox,
                deadLetterStore,
                outbox,
                dataSource,
                config,
                clock,
                degradations,
                metrics,
                tracer,
                "content");
    }

    private ConsumerRecord<String, byte[]> withdrawal(UUID item, long sequence) {
        return event(EventType.CONTENT_WITHDRAWN, item, sequence, new ContentWithdrawn(item, null));
    }

    private ConsumerRecord<String, byte[]> expiry(UUID item, long sequence) {
        return event(EventType.CONTENT_EXPIRED, item, sequence, new ContentExpired(item));
    }

    private ConsumerRecord<String, byte[]> event(EventType type, UUID item, long sequence, Object data) {
        return received(
                CONTENT,
                item,
                EventCodec.encode(new CloudEvent<>(
                        Ids.next(), "/heraut/content", type, item, clock.instant(), sequence, null, data)));
    }

    private ConsumerRecord<String, byte[]> received(String topic, UUID key, ConsumerRecord<String, byte[]> like) {
        return received(topic, key, like.value());
    }

    private ConsumerRecord<String, byte[]> received(String topic, UUID key, byte @Nullable [] value) {
        return new ConsumerRecord<>(topic, 0, offsets.incrementAndGet(), key.toString(), value);
    }

    private List<Long> withdrawn(UUID item) {
        return taken.sequences(Withdrawals.NAME, item);
    }

    private List<DeadLetter> lettersOf(UUID key) {
        return deadLetters.list(null, null, 0, 10_000).stream()
                .filter(letter -> key.toString().equals(letter.key()))
                .toList();
    }

    private double taken(String outcome) {
        return metrics.counter(EventMetrics.EVENTS_TAKEN, "topic", CONTENT, "outcome", outcome)
                .count();
    }

    private boolean isInInbox(UUID eventId) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT 1 FROM inbox WHERE event_id = ?")) {
            select.setObject(1, eventId);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static List<ConsumerRecord<String, byte[]>> deadRecords(String topic, UUID key) {
        return log().records(topic + ".dead", key);
    }

    private static String header(ConsumerRecord<String, byte[]> received, String name) {
        return new String(received.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static EventLog log() {
        return new EventLog(TestStack.kafka().bootstrapServers());
    }
}
