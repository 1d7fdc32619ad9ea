package io.heraut.kit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutboxSenderTest {
    private final List<Script> producers = new ArrayList<>();
    private final Map<String, RuntimeException> failures = new HashMap<>();
    private final OutboxSender sender = new OutboxSender(this::newProducer, Duration.ofMillis(200));

    @Test
    void allRecordsAreSentWithTheirHeaders() throws InterruptedException {
        OutboxRecord letter = new OutboxRecord(3, "t.dead", null, null, Map.of("heraut-reason", "REJECTED"));

        OutboxSender.Result result = sender.send(List.of(outboxRecord(1, "t", "a"), outboxRecord(2, "t", "b"), letter));

        assertThat(result.failure()).isNull();
        assertThat(result.acknowledged()).containsExactlyInAnyOrder(1L, 2L, 3L);
        ProducerRecord<String, byte[]> last = producers.getFirst().all.getLast();
        assertThat(last.key()).isNull();
        assertThat(last.value()).isNull();
        assertThat(last.headers().lastHeader("heraut-reason").value())
                .isEqualTo("REJECTED".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aKeysNextRecordIsSentWhenTheOneBeforeIsAcknowledgedWhileOtherKeysGoOn() throws InterruptedException {
        List<OutboxRecord> records = List.of(
                outboxRecord(1, "t", "a"),
                outboxRecord(2, "t", "a"),
                outboxRecord(3, "t", "b"),
                outboxRecord(4, "t", "a"));
        Script producer = newProducer();
        producers.clear();
        List<String> orderOfSends = producer.sent;
        producer.held = true;
        OutboxSender held = new OutboxSender(() -> producer, Duration.ofSeconds(5));
        CompletableFuture<OutboxSender.Result> result = CompletableFuture.supplyAsync(() -> {
            try {
                return held.send(records);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        for (int sends : List.of(2, 3, 3, 4)) {
            producer.awaitSends(sends);
            producer.answerOldest();
        }

        assertThat(result.join().acknowledged()).containsExactly(1L, 3L, 2L, 4L);
        assertThat(orderOfSends).containsExactly("1", "3", "2", "4");
    }

    @Test
    void whatComesBehindAFailureOfItsKeyIsNotSent() throws InterruptedException {
        failures.put("2", new KafkaException("no"));

        OutboxSender.Result result =
                sender.send(List.of(outboxRecord(1, "t", "a"), outboxRecord(2, "t", "a"), outboxRecord(3, "t", "a")));

        assertThat(result.acknowledged()).containsExactly(1L);
        assertThat(result.failure()).hasMessage("no");
        assertThat(producers.getFirst().sent).containsExactly("1", "2");
    }

    @Test
    void aProducerThatHasFailedIsThrownAwayWithAllThatItHolds() throws InterruptedException {
        failures.put("1", new KafkaException("no"));
        sender.send(List.of(outboxRecord(1, "t", "a")));
        failures.clear();

        OutboxSender.Result again = sender.send(List.of(outboxRecord(1, "t", "a")));

        assertThat(again.acknowledged()).containsExactly(1L);
        assertThat(producers).hasSize(2);
        assertThat(producers.getFirst().closed()).isTrue();
        assertThat(producers.getLast().closed()).isFalse();
    }

    @Test
    void aTopicThatIsAwayIsAskedOnceAndHoldsUpNoOther() throws InterruptedException {
        for (String position : Arrays.asList("1", "2", "3")) {
            failures.put(position, new TimeoutException("Topic gone not present in metadata"));
        }

        OutboxSender.Result result = sender.send(List.of(
                outboxRecord(1, "gone", "a"),
                outboxRecord(2, "gone", "b"),
                outboxRecord(3, "gone", "c"),
                outboxRecord(4, "t", "a")));

        assertThat(producers.getFirst().sent).containsExactly("1", "4");
        assertThat(result.acknowledged()).containsExactly(4L);
        assertThat(result.failure()).isInstanceOf(TimeoutException.class);
    }

    @Test
    void aRecordThatIsTooLargeHoldsUpItsKeyOnly() throws InterruptedException {
        failures.put("1", new RecordTooLargeException("too large"));

        OutboxSender.Result result =
                sender.send(List.of(outboxRecord(1, "t", "a"), outboxRecord(2, "t", "a"), outboxRecord(3, "t", "b")));

        assertThat(result.acknowledged()).containsExactly(3L);
        assertThat(producers.getFirst().sent).containsExactly("1", "3");
    }

    @Test
    void aProducerThatDoesNotAnswerIsGivenUp() throws InterruptedException {
        Script silent = newProducer();
        silent.held = true;
        OutboxSender impatient = new OutboxSender(() -> silent, Duration.ofMillis(50));

        OutboxSender.Result result = impatient.send(List.of(outboxRecord(1, "t", "a")));

        assertThat(result.acknowledged()).isEmpty();
        assertThat(result.failure()).hasMessageContaining("No answer from the producer");
        assertThat(silent.closed()).isTrue();
    }

    private static OutboxRecord outboxRecord(long position, String topic, String key) {
        return new OutboxRecord(
                position, topic, key, Long.toString(position).getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private Script newProducer() {
        Script producer = new Script();
        producers.add(producer);
        return producer;
    }

    /** Answers at once, or when it is told to. The values of records are their positions. */
    private final class Script extends MockProducer<String, byte[]> {
        private final List<ProducerRecord<String, byte[]>> all = new ArrayList<>();
        private final List<String> sent = new ArrayList<>();
        private final List<Callback> unanswered = new ArrayList<>();
        private boolean held;

        Script() {
            super(true, null, new StringSerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(
                ProducerRecord<String, byte[]> each, @Nullable Callback callback) {
            all.add(each);
            String position = each.value() == null ? "" : new String(each.value(), StandardCharsets.UTF_8);
            sent.add(position);
            if (callback == null) {
                throw new IllegalArgumentException("Nobody waits for the answer");
            }
            if (held) {
                unanswered.add(callback);
            } else {
                callback.onCompletion(null, failures.get(position));
            }
            return new CompletableFuture<>();
        }

        void awaitSends(int count) {
            await().until(() -> sentSoFar() == count);
        }

        private synchronized int sentSoFar() {
            return sent.size();
        }

        synchronized void answerOldest() {
            unanswered.removeFirst().onCompletion(null, null);
        }
    }
}
