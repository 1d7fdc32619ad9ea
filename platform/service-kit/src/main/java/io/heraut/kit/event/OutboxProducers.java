package io.heraut.kit.event;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes producers that wait for all replicas, and give up within the send time-out. */
final class OutboxProducers implements Supplier<Producer<String, byte[]>> {
    private final Map<String, Object> properties;

    /** @param kafka where the brokers are, and how to be let in */
    OutboxProducers(Map<String, Object> kafka, OutboxConfig config) {
        int sendTimeout = Math.toIntExact(config.sendTimeout().toMillis());
        Map<String, Object> all = new HashMap<>(kafka);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, sendTimeout);
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, sendTimeout / 2);
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, sendTimeout / 2);
        all.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        all.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20);
        properties = all;
    }

    @Override
    public Producer<String, byte[]> get() {
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }
}
