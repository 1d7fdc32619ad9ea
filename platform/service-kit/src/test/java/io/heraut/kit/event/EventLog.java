package io.heraut.kit.event;

import io.heraut.events.CloudEvent;
import io.heraut.events.EventCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands on the topics. */
final class EventLog {
    private final String servers;

    EventLog(String servers) {
        this.servers = servers;
    }

    /** All records of a key, oldest first. */
    List<ConsumerRecord<String, byte[]>> records(String topic, Object key) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", servers),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(
                            partition -> consumer.position(partition) < Objects.requireNonNull(ends.get(partition)))) {
                consumer.poll(Duration.ofMillis(100)).forEach(each -> {
                    if (key.toString().equals(each.key())) {
                        found.add(each);
                    }
                });
            }
            return found;
        }
    }

    /** All events of an aggregate, oldest first. */
    List<CloudEvent<?>> events(String topic, UUID aggregateId) {
        List<CloudEvent<?>> events = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> each : records(topic, aggregateId)) {
            if (each.value() != null) {
                events.add(EventCodec.decode(each.value()));
            }
        }
        return events;
    }

    List<Long> sequences(String topic, UUID aggregateId) {
        return events(topic, aggregateId).stream().map(CloudEvent::sequence).toList();
    }
}
