package io.heraut.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.heraut.events.EventType;
import io.heraut.events.Topic;
import io.heraut.local.testing.TestStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands on {@code heraut.content} about one item. */
public final class ToldEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ToldEvents() {}

    /** As soon as there are that many: whole events, in order. */
    public static List<JsonNode> of(String contentItemId, int count) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", TestStack.kafka().bootstrapServers(),
                        "group.id", UUID.randomUUID().toString(),
                        "enable.auto.commit", "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.CONTENT.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<JsonNode> events = new ArrayList<>();
            Instant deadline = Instant.now().plusSeconds(30);
            while (events.size() < count && Instant.now().isBefore(deadline)) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (contentItemId.equals(record.key())) {
                        events.add(valid(record.value()));
                    }
                }
            }
            assertThat(events).as("events about " + contentItemId).hasSize(count);
            return events;
        }
    }

    private static JsonNode valid(byte[] value) {
        try {
            JsonNode event = JSON.readTree(value);
            String type = event.get("type").asText().replaceAll("^io\\.heraut\\.|\\.v1$", "");
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(EventType.forName(type).orElseThrow().schema(), InputFormat.JSON)
                            .validate(
                                    event.get("data").toString(),
                                    InputFormat.JSON,
                                    context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                    .as(type)
                    .isEmpty();
            return event;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
