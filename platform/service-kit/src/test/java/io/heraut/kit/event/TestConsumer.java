package io.heraut.kit.event;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** As every service has one. */
@ApplicationScoped
class TestConsumer {
    private final EventProcessor processor;

    TestConsumer(EventProcessor processor) {
        this.processor = processor;
    }

    @Incoming("heraut-content")
    @Blocking
    void content(ConsumerRecord<String, byte[]> received) {
        processor.process(received);
    }

    @Incoming("heraut-advocates")
    @Blocking
    void advocates(ConsumerRecord<String, byte[]> received) {
        processor.process(received);
    }
}
