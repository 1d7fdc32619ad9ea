package io.heraut.kit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heraut.events.AdvocateState;
import io.heraut.events.CloudEvent;
import io.heraut.events.ContentExpired;
import io.heraut.events.ContentWithdrawn;
import io.heraut.events.EventType;
import io.heraut.events.Topic;
import io.heraut.local.testing.TestStack;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = TestStack.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "service", value = "content"))
class OutboxIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CONTENT = Topic.CONTENT.topicName();
    private static final String ADVOCATES = Topic.ADVOCATES.topicName();

    @Inject
    Outbox outbox;

    @Inject
    Publisher publisher;

    @Inject
    Republish republish;

    @Inject
    Taken taken;

    @Inject
    DataSource dataSource;

    @Test
    void anEventIsOnItsTopicWithEverythingThatWasPublished() {
        UUID item = UUID.randomUUID();
        Instant time = Instant.parse("2026-03-01T10:15:30.123456Z");
        SpanContext span = SpanContext.create(
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "00f067aa0ba902b7",
                TraceFlags.getSampled(),
                TraceState.getDefault());

        CloudEvent<ContentWithdrawn> published;
        try (Scope scope = Span.wrap(span).makeCurrent()) {
            published = QuarkusTransaction.requiringNew()
                    .call(() -> outbox.publish(
                            EventType.CONTENT_WITHDRAWN, item, new ContentWithdrawn(item, "outdated"), time));
        }

        await().atMost(PATIENCE).until(() -> log().events(CONTENT, item).size() == 1);
        assertThat(log().events(CONTENT, item)).isEqualTo(List.of(published));
        assertThat(published.source()).isEqualTo("/heraut/content");
        assertThat(published.subject()).isEqualTo(item);
        assertThat(published.time()).isEqualTo(time);
        assertThat(published.sequence()).isEqualTo(1);
        assertThat(published.traceparent()).isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        assertThat(published.id().version()).isEqualTo(7);
    }

    @Test
    void whatAHandlerPublishesGoesOnInTheTraceOfItsEvent() {
        UUID item = UUID.randomUUID();
        SpanContext span = SpanContext.create(
                "0af7651916cd43dd8448eb211c80319c",
                "b7ad6b7169203331",
                TraceFlags.getSampled(),
                TraceState.getDefault());

        try (Scope scope = Span.wrap(span).makeCurrent()) {
            publisher.expire(item);
        }

        await().atMost(PATIENCE).until(() -> log().events(CONTENT, item).size() == 2);
        assertThat(log().events(CONTENT, item))
                .extracting(CloudEvent::type)
                .containsExactly(EventType.CONTENT_EXPIRED, EventType.CONTENT_WITHDRAWN);
        assertThat(log().events(CONTENT, item))
                .allSatisfy(
                        event -> assertThat(event.traceparent()).startsWith("00-0af7651916cd43dd8448eb211c80319c-"));
    }

    @Test
    void sequencesHaveNoGapsWhateverRunsAtTheSameTime() throws Exception {
        UUID item = UUID.randomUUID();
        int threads = 8;
        int each = 20;
        try (var executor = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                running.add(executor.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        boolean takenBack = i % 4 == 3;
                        try {
                            QuarkusTransaction.requiringNew().run(() -> {
                                outbox.publish(EventType.CONTENT_WITHDRAWN, item, new ContentWithdrawn(item, null));
                                if (takenBack) {
                                    throw new TakenBack();
                                }
                            });
                        } catch (TakenBack expected) {
                            assertThat(takenBack).isTrue();
                        }
                    }
                }));
            }
            for (Future<?> future : running) {
                future.get();
            }
        }

        List<Long> expected =
                LongStream.rangeClosed(1, threads * each * 3 / 4).boxed().toList();
        await().atMost(PATIENCE)
                .until(() -> taken.sequences(Withdrawals.NAME, item).size() >= expected.size());
        assertThat(log().sequences(CONTENT, item)).isEqualTo(expected);
        assertThat(taken.sequences(Withdrawals.NAME, item)).isEqualTo(expected);
    }

    @Test
    void withoutATransactionNothingIsPublished() {
        UUID item = UUID.randomUUID();

        assertThatThrownBy(() -> outbox.publish(EventType.CONTENT_WITHDRAWN, item, new ContentWithdrawn(item, null)))
                .isInstanceOf(TransactionalException.class);
    }

    @Test
    void anotherPayloadThanTheTypesIsRefused() {
        UUID item = UUID.randomUUID();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> outbox.publish(EventType.CONTENT_WITHDRAWN, item, new ContentExpired(item))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("content.withdrawn carries ContentWithdrawn, not ContentExpired");
    }

    @Test
    void anEventThatKafkaWouldNotTakeIsRefused() {
        UUID item = UUID.randomUUID();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> outbox.publish(
                                EventType.CONTENT_WITHDRAWN, item, new ContentWithdrawn(item, "x".repeat(1_000_000)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than the 900000 that Kafka is sure to take");
    }

    @Test
    void theStateIsPublishedAgainWithTheSameIdsAndSequences() {
        UUID item = UUID.randomUUID();
        publisher.withdraw(item, 2);
        publisher.withdraw(item);
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.publish(EventType.CONTENT_WITHDRAWN, item, "a", new ContentWithdrawn(item, "a"), Instant.EPOCH);
            outbox.publish(EventType.CONTENT_WITHDRAWN, item, "b", new ContentWithdrawn(item, "b"), Instant.EPOCH);
        });
        await().atMost(PATIENCE).until(() -> log().events(CONTENT, item).size() == 5);
        List<CloudEvent<?>> before = log().events(CONTENT, item);

        Republish.Run run = QuarkusTransaction.requiringNew().call(() -> republish.request(Set.of(Topic.CONTENT)));
        await().atMost(PATIENCE).until(() -> log().events(CONTENT, item).size() == 8);

        List<CloudEvent<?>> all = log().events(CONTENT, item);
        assertThat(all.subList(5, 8)).isEqualTo(before.subList(2, 5));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(republish.find(run.id()))
                        .hasValueSatisfying(
                                found -> assertThat(found.finishedAt()).isNotNull()));
        assertThat(republish.find(run.id()).orElseThrow().published()).isGreaterThanOrEqualTo(3);
        publisher.withdraw(item);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(taken.sequences(Withdrawals.NAME, item)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L));
    }

    @Test
    void afterATombstoneThePersonIsNotToldOfAgain() {
        UUID advocate = UUID.randomUUID();
        AdvocateState state = new AdvocateState(advocate, "sub-1", "Amira", "nl", "NL", "sales");
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(EventType.ADVOCATE_STATE, advocate, state));
        QuarkusTransaction.requiringNew().run(() -> outbox.tombstone(Topic.ADVOCATES, advocate));

        QuarkusTransaction.requiringNew().run(() -> republish.request(Set.of(Topic.ADVOCATES)));

        await().atMost(PATIENCE).until(() -> log().records(ADVOCATES, advocate).size() == 3);
        assertThat(log().records(ADVOCATES, advocate))
                .extracting(each -> each.value() == null)
                .containsExactly(false, true, true);
    }

    @Test
    void whatIsPublishedAfterATombstoneComesBehindIt() {
        UUID advocate = UUID.randomUUID();
        AdvocateState state = new AdvocateState(advocate, "sub-2", null, null, null, null);
        QuarkusTransaction.requiringNew().run(() -> outbox.tombstone(Topic.ADVOCATES, advocate));
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(EventType.ADVOCATE_STATE, advocate, state));

        QuarkusTransaction.requiringNew().run(() -> republish.request(Set.of(Topic.ADVOCATES)));

        await().atMost(PATIENCE).until(() -> log().records(ADVOCATES, advocate).size() == 4);
        List<ConsumerRecord<String, byte[]>> records = log().records(ADVOCATES, advocate);
        assertThat(records).extracting(each -> each.value() == null).containsExactly(true, false, true, false);
    }

    @Test
    void aReplicaThatStandsStillLosesItsLocks() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement show = connection.prepareStatement("SHOW idle_in_transaction_session_timeout");
                ResultSet row = show.executeQuery()) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("1min");
        }
    }

    private static EventLog log() {
        return new EventLog(TestStack.kafka().bootstrapServers());
    }

    private static final class TakenBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
