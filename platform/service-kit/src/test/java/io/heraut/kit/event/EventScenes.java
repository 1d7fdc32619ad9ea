package io.heraut.kit.event;

import io.heraut.events.CloudEvent;
import io.heraut.events.ContentWithdrawn;
import io.heraut.events.EventCodec;
import io.heraut.events.EventType;
import io.heraut.events.Topic;
import io.heraut.kit.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What tests of other packages need to have happened. */
@ApplicationScoped
public class EventScenes {
    private final EventProcessor processor;
    private final Faults faults;
    private final Taken taken;

    EventScenes(EventProcessor processor, Faults faults, Taken taken) {
        this.processor = processor;
        this.faults = faults;
        this.taken = taken;
    }

    /** An item of whose events the first one is rejected, so that the others wait. */
    public UUID rejectFirstOf(int events) {
        UUID item = UUID.randomUUID();
        faults.make(item, 1, () -> new RejectedEvent("not yet"));
        for (int sequence = 1; sequence <= events; sequence++) {
            CloudEvent<?> event = new CloudEvent<>(
                    Ids.next(),
                    "/heraut/content",
                    EventType.CONTENT_WITHDRAWN,
                    item,
                    Instant.EPOCH,
                    sequence,
                    null,
                    new ContentWithdrawn(item, null));
            processor.process(new ConsumerRecord<>(
                    Topic.CONTENT.topicName(), 0, sequence, item.toString(), EventCodec.encode(event)));
        }
        return item;
    }

    public void mendFirstOf(UUID item) {
        faults.mend(item, 1);
    }

    public void failFirstOfForNow(UUID item) {
        faults.make(item, 1, () -> new TransientFailure("away"));
    }

    public List<Long> taken(UUID item) {
        return taken.sequences(Withdrawals.NAME, item);
    }
}
