package io.heraut.sharing.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.heraut.events.CloudEvent;
import io.heraut.events.EventCodec;
import io.heraut.events.Topic;
import io.heraut.local.testing.TestStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The broker, as the other services use it. */
public final class Topics {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Topics() {}

    /** Publishes as another service would; returns when the broker has it. */
    public static void publish(CloudEvent<?> event) {
        try (var producer = new KafkaProducer<>(config(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            event.type().topic().topicName(), event.subject().toString(), EventCodec.encode(event)))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts bytes into the click log, in the partition of that key. */
    public static void appendClicks(byte[] key, byte[] value) {
        try (var producer = new KafkaProducer<>(config(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topic.CLICKS.topicName(), key, value))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The records of the click log with that key, as soon as there are so many. */
    public static List<byte[]> clicks(byte[] key, int atLeast) {
        return read(Topic.CLICKS, atLeast, record -> Arrays.equals(record.key(), key)).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    /** The events about that subject, each valid by its schema, as soon as there are so many. */
    public static List<CloudEvent<?>> events(Topic topic, UUID subject, int atLeast) {
        byte[] key = subject.toString().getBytes(StandardCharsets.UTF_8);
        List<CloudEvent<?>> events = new ArrayList<>();
        for (var record : read(topic, atLeast, each -> Arrays.equals(each.key(), key))) {
            CloudEvent<?> event = EventCodec.decode(record.value());
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(event.type().schema(), InputFormat.JSON);
            assertThat(schema.validate(
                            EventCodec.payload(event.data()).toString(),
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                    .isEmpty();
            events.add(event);
        }
        return events;
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(
            Topic topic, int atLeast, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(config(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (found.size() < atLeast && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (wanted.test(record)) {
                        found.add(record);
                    }
                });
            }
        }
        assertThat(found).as("records on %s", topic.topicName()).hasSizeGreaterThanOrEqualTo(atLeast);
        return found;
    }

    private static Map<String, Object> config() {
        return Map.of("bootstrap.servers", TestStack.kafka().bootstrapServers());
    }
}
