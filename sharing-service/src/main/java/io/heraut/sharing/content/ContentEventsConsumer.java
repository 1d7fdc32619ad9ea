package io.heraut.sharing.content;

import io.heraut.kit.event.EventProcessor;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code heraut.content}. */
@ApplicationScoped
class ContentEventsConsumer {
    private final EventProcessor processor;

    ContentEventsConsumer(EventProcessor processor) {
        this.processor = processor;
    }

    @Incoming("heraut-content")
    @Blocking
    void take(ConsumerRecord<String, byte[]> received) {
        processor.process(received);
    }
}
