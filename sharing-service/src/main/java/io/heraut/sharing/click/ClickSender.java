package io.heraut.sharing.click;

import io.heraut.events.Topic;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Hands batches to Kafka, without ever making the caller wait: the only writer of {@code heraut.clicks}. */
@ApplicationScoped
class ClickSender {
    static final int PARTITIONS = Topic.CLICKS.partitions();

    private static final String TOPIC = Topic.CLICKS.topicName();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration MAX_SHUTDOWN = Duration.ofSeconds(2);

    private final Map<String, Object> kafka;
    private volatile @Nullable Producer<byte[], byte[]> producer;

    ClickSender(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** Where all clicks of that link go, as Kafka's own partitioner has it for a record with the link as key. */
    static int partition(UUID linkId) {
        byte[] key = new SpooledBatch(linkId, new byte[0]).keyBytes();
        return Utils.toPositive(Utils.murmur2(key)) % PARTITIONS;
    }

    /**
     * @param outcome told nothing when the broker has acknowledged the batch, otherwise why not; on a thread of Kafka's or on
     *     this one
     */
    void send(SpooledBatch batch, Consumer<@Nullable Exception> outcome) {
        try {
            Producer<byte[], byte[]> ready = producer;
            if (ready == null) {
                throw new KafkaException("No connection to Kafka yet");
            }
            ProducerRecord<byte[], byte[]> row =
                    new ProducerRecord<>(TOPIC, partition(batch.key()), batch.keyBytes(), batch.payload());
            var unused = ready.send(row, (metadata, failure) -> outcome.accept(failure));
        } catch (RuntimeException e) {
            outcome.accept(e);
        }
    }

    /** Makes the connection, and keeps what is known of the topic from going stale. May take some time. */
    synchronized void keepWarm() {
        if (producer == null) {
            producer = new KafkaProducer<>(properties(), new ByteArraySerializer(), new ByteArraySerializer());
        }
        try {
            producer.partitionsFor(TOPIC);
        } catch (org.apache.kafka.common.errors.TimeoutException e) {
            // Asked for, and there the next time.
        }
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(MAX_SHUTDOWN);
        }
    }

    private Map<String, Object> properties() {
        int timeout = Math.toIntExact(TIMEOUT.toMillis());
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "heraut-sharing-click-log");
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        // A batch that comes twice is recognised by its id where it is counted; a producer without a memory of its own
        // can
        // not be broken for good.
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2);
        // Called on the event loop: what can not be had at once is a failure.
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        properties.put(
                ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(1).toMillis());
        properties.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        // What comes in while a request is on its way goes with the next one, of all partitions together: one request
        // costs
        // Kafka and this process more than many clicks.
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L << 20);
        return properties;
    }
}
