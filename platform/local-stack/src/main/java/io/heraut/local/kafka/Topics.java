package io.heraut.local.kafka;

import io.heraut.events.Topic;
import io.heraut.local.LocalStackException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics, as {@link Topic} describes them. */
public final class Topics {

    private static final short REPLICAS = 1;

    private Topics() {}

    /** Makes the topics that are missing. */
    public static void create(String bootstrapServers) {
        try (var admin = Admin.create(Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "request.timeout.ms",
                "20000",
                "default.api.timeout.ms",
                "60000"))) {
            Set<String> existing = admin.listTopics().names().get();
            var missing = all().stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new LocalStackException("could not create the topics at " + bootstrapServers, e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted while topics were created", e);
        }
    }

    private static List<NewTopic> all() {
        var topics = new ArrayList<NewTopic>();
        for (var topic : Topic.values()) {
            topics.add(new NewTopic(topic.topicName(), topic.partitions(), REPLICAS)
                    .configs(
                            switch (topic.retention()) {
                                case DELETE -> kept(topic.kept());
                                case COMPACT ->
                                    Map.of(
                                            "cleanup.policy",
                                            "compact",
                                            "delete.retention.ms",
                                            Long.toString(topic.kept().toMillis()));
                            }));
            topics.add(new NewTopic(topic.deadLetter(), 1, REPLICAS).configs(kept(Topic.DEAD_LETTER_RETENTION)));
        }
        return topics;
    }

    private static Map<String, String> kept(Duration retention) {
        return Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(retention.toMillis()));
    }
}
