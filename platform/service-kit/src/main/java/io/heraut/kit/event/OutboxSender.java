package io.heraut.kit.event;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends records so that a record is never on the broker before an earlier one of its key.
 *
 * <p>The producer alone does not give that: when it drops a record it goes on with the next one. So each key has at
 * most one record under way, while the keys go side by side; and a producer that has failed is thrown away with
 * whatever it still holds.
 */
final class OutboxSender implements AutoCloseable {
    private final Supplier<Producer<String, byte[]>> producers;
    private final Duration sendTimeout;
    private @Nullable Producer<String, byte[]> producer;

    /** @param producers make producers that give up on a record within the time-out */
    OutboxSender(Supplier<Producer<String, byte[]>> producers, Duration sendTimeout) {
        this.producers = producers;
        this.sendTimeout = sendTimeout;
    }

    /**
     * What came of it.
     *
     * @param acknowledged positions of the records that are on the broker; of each key the first ones
     * @param failure why not all are
     */
    record Result(List<Long> acknowledged, @Nullable Exception failure) {}

    Result send(List<OutboxRecord> records) throws InterruptedException {
        Batch batch = new Batch(records);
        try {
            Result result = batch.send(producer());
            if (result.failure() != null) {
                discard();
            }
            return result;
        } catch (KafkaException e) {
            discard();
            return new Result(batch.acknowledged, e);
        } catch (InterruptedException | RuntimeException e) {
            discard();
            throw e;
        }
    }

    /** Drops the producer and all that it still holds, without waiting. */
    void discard() {
        Producer<String, byte[]> discarded = producer;
        producer = null;
        if (discarded != null) {
            discarded.close(Duration.ZERO);
        }
    }

    @Override
    public void close() {
        discard();
    }

    private Producer<String, byte[]> producer() {
        Producer<String, byte[]> current = producer;
        if (current == null) {
            current = producers.get();
            producer = current;
        }
        return current;
    }

    private static ProducerRecord<String, byte[]> toKafka(OutboxRecord outboxRecord) {
        ProducerRecord<String, byte[]> kafkaRecord =
                new ProducerRecord<>(outboxRecord.topic(), outboxRecord.key(), outboxRecord.value());
        outboxRecord
                .headers()
                .forEach((name, value) -> kafkaRecord.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return kafkaRecord;
    }

    private record Answer(
            OutboxRecord outboxRecord, @Nullable Exception failure) {}

    private final class Batch {
        private final Map<OutboxRecord.Lane, Queue<OutboxRecord>> lanes = new LinkedHashMap<>();
        private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
        private final List<Long> acknowledged = new ArrayList<>();
        private final Set<String> failedTopics = new HashSet<>();
        private @Nullable Exception failure;
        private int underWay;

        Batch(List<OutboxRecord> records) {
            for (OutboxRecord each : records) {
                lanes.computeIfAbsent(each.lane(), lane -> new ArrayDeque<>()).add(each);
            }
        }

        Result send(Producer<String, byte[]> to) throws InterruptedException {
            long start = System.nanoTime();
            for (Queue<OutboxRecord> lane : lanes.values()) {
                sendNext(to, lane, start);
                // A topic that is away must not be asked once for each of its keys.
                for (Answer answer = answers.poll(); answer != null; answer = answers.poll()) {
                    take(to, answer, start);
                }
            }
            while (underWay > 0) {
                // The producer answers for each record within its time-out: twice that is a producer that hangs.
                long left = 2 * sendTimeout.toNanos() - (System.nanoTime() - start);
                Answer answer = answers.poll(Math.max(left, 0), TimeUnit.NANOSECONDS);
                if (answer == null) {
                    fail(new TimeoutException("No answer from the producer within " + sendTimeout.multipliedBy(2)));
                    break;
                }
                take(to, answer, start);
            }
            return new Result(acknowledged, failure);
        }

        private void sendNext(Producer<String, byte[]> to, Queue<OutboxRecord> lane, long start) {
            OutboxRecord next = lane.peek();
            if (next == null || failedTopics.contains(next.topic())) {
                return;
            }
            if (System.nanoTime() - start > sendTimeout.toNanos()) {
                // What is left is for the next batch; it is a failure only if nothing at all got through.
                if (acknowledged.isEmpty()) {
                    fail(new TimeoutException("Nothing was acknowledged within " + sendTimeout));
                }
                return;
            }
            lane.remove();
            underWay++;
            to.send(toKafka(next), (metadata, exception) -> answers.add(new Answer(next, exception)));
        }

        private void take(Producer<String, byte[]> to, Answer answer, long start) {
            underWay--;
            OutboxRecord answered = answer.outboxRecord();
            Exception refused = answer.failure();
            if (refused == null) {
                acknowledged.add(answered.position());
                sendNext(to, Objects.requireNonNull(lanes.get(answered.lane())), start);
                return;
            }
            fail(refused);
            if (!(refused instanceof RecordTooLargeException)) {
                failedTopics.add(answered.topic());
            }
        }

        private void fail(Exception cause) {
            if (failure == null) {
                failure = cause;
            }
        }
    }
}
