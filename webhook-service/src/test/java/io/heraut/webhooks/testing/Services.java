package io.heraut.webhooks.testing;

import io.heraut.events.CloudEvent;
import io.heraut.events.ContentExpired;
import io.heraut.events.EventCodec;
import io.heraut.events.EventType;
import io.heraut.events.PointsAwarded;
import io.heraut.kit.Ids;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The services that events come from. */
@ApplicationScoped
public class Services {
    private final KafkaProducer<String, byte[]> producer;

    Services(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new ByteArraySerializer());
    }

    @PreDestroy
    void close() {
        producer.close();
    }

    public void publish(CloudEvent<?> event) {
        publish(event.type(), event.subject(), EventCodec.encode(event));
    }

    public void publish(EventType type, UUID subject, byte[] event) {
        try {
            producer.send(new ProducerRecord<>(type.topic().topicName(), subject.toString(), event))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Points are awarded. */
    public CloudEvent<PointsAwarded> award() {
        UUID advocate = UUID.randomUUID();
        PointsAwarded points = new PointsAwarded(
                advocate,
                UUID.randomUUID(),
                10,
                UUID.randomUUID(),
                1,
                "Somebody followed your link",
                new PointsAwarded.Cause(UUID.randomUUID(), "share.evidenced", UUID.randomUUID(), "CLICKED", 1));
        CloudEvent<PointsAwarded> event = event("/heraut/rewards", EventType.POINTS_AWARDED, advocate, points);
        publish(event);
        return event;
    }

    /** A content item expires. */
    public CloudEvent<ContentExpired> expire() {
        UUID item = UUID.randomUUID();
        CloudEvent<ContentExpired> event =
                event("/heraut/content", EventType.CONTENT_EXPIRED, item, new ContentExpired(item));
        publish(event);
        return event;
    }

    private static <T> CloudEvent<T> event(String source, EventType type, UUID subject, T payload) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new CloudEvent<>(Ids.next(), source, type, subject, now, 1, null, payload);
    }
}
