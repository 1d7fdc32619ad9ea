package io.heraut.content.advocate;

import io.heraut.kit.event.EventProcessor;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears who the advocates are. */
@ApplicationScoped
class AdvocateEventsConsumer {
    private final EventProcessor processor;

    AdvocateEventsConsumer(EventProcessor processor) {
        this.processor = processor;
    }

    @Incoming("heraut-advocates")
    @Blocking
    void take(ConsumerRecord<String, byte[]> received) {
        processor.process(received);
    }
}
