package io.heraut.webhooks.delivery;

import io.heraut.kit.event.EventProcessor;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Everything that partners can be told of. */
@ApplicationScoped
class WebhookEventsConsumer {
    private final EventProcessor processor;

    WebhookEventsConsumer(EventProcessor processor) {
        this.processor = processor;
    }

    @Incoming("heraut-content")
    @Blocking
    void content(ConsumerRecord<String, byte[]> received) {
        processor.process(received);
    }

    @Incoming("heraut-sharing")
    @Blocking
    void sharing(ConsumerRecord<String, byte[]> received) {
        processor.process(received);
    }

    @Incoming("heraut-rewards")
    @Blocking
    void rewards(ConsumerRecord<String, byte[]> received) {
        processor.process(received);
    }
}
