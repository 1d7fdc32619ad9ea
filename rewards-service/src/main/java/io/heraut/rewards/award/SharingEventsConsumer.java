package io.heraut.rewards.award;

import io.heraut.kit.event.EventProcessor;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What advocates do. */
@ApplicationScoped
class SharingEventsConsumer {
    private final EventProcessor processor;

    SharingEventsConsumer(EventProcessor processor) {
        this.processor = processor;
    }

    @Incoming("heraut-sharing")
    @Blocking
    void take(ConsumerRecord<String, byte[]> received) {
        processor.process(received);
    }
}
