package io.heraut.kit.event;

import io.heraut.events.CloudEvent;
import io.heraut.events.EventType;
import io.heraut.events.Topic;
import io.heraut.kit.Ids;
import io.heraut.web.health.Degradations;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes events: each one once, and those of a key in order.
 *
 * <p>A consumer hands over the records of a partition one after the other, from a thread that may wait, and commits
 * their offsets after {@link #process} has returned.
 */
@ApplicationScoped
public class EventProcessor {
    private static final Logger LOG = Logger.getLogger(EventProcessor.class);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(50);
    private static final Duration STANDING_STILL = Duration.ofSeconds(1);

    private final EventHandlers handlers;
    private final Inbox inbox;
    private final DeadLetterStore deadLetters;
    private final Outbox outbox;
    private final DataSource dataSource;
    private final EventsConfig config;
    private final Clock clock;
    private final Degradations degradations;
    private final MeterRegistry metrics;
    private final Tracer tracer;
    private final String service;
    private final CountDownLatch stopping = new CountDownLatch(1);

    EventProcessor(
            EventHandlers handlers,
            Inbox inbox,
            DeadLetterStore deadLetters,
            Outbox outbox,
            DataSource dataSource,
            EventsConfig config,
            Clock clock,
            Degradations degradations,
            MeterRegistry metrics,
            Tracer tracer,
            @ConfigProperty(name = "heraut.service.name") String service) {
        this.handlers = handlers;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.outbox = outbox;
        this.dataSource = dataSource;
        this.config = config;
        this.clock = clock;
        this.degradations = degradations;
        this.metrics = metrics;
        this.tracer = tracer;
        this.service = service;
    }

    private enum Outcome {
        HANDLED,
        DUPLICATE,
        PARKED,
        DEAD,
        FORGOTTEN,
        SKIPPED
    }

    private record Refusal(
            UUID eventId,
            @Nullable EventType type,
            @Nullable Long sequence,
            boolean ordered,
            DeadLetter.Reason reason,
            String detail,
            int attempts) {}

    void onStop(@Observes ShutdownEvent stop) {
        stopping.countDown();
    }

    /**
     * Takes one record. Returns when its effect is committed, or when there is none to have; until then it waits for
     * whatever is away.
     *
     * @throws IllegalStateException when the service stops meanwhile; the record will be delivered again
     */
    public void process(ConsumerRecord<String, byte[]> received) {
        Outcome outcome = switch (Delivery.of(received.key(), received.value())) {
            case Delivery.Foreign() -> Outcome.SKIPPED;
            case Delivery.Tombstone(UUID key) ->
                untilDone(received, () -> forget(received.topic(), key), failure -> null);
            case Delivery.Event(CloudEvent<?> event) when !handlers.exist(event.type()) -> Outcome.SKIPPED;
            case Delivery.Event(CloudEvent<?> event) -> inTrace(event, () -> take(received, event));
            case Delivery.Broken broken when !concerns(broken) -> Outcome.SKIPPED;
            case Delivery.Broken broken -> {
                Refusal refusal = refusal(broken);
                yield untilDone(received, () -> bury(received, refusal), failure -> null);
            }
        };
        count(received.topic(), outcome);
    }

    private Outcome take(ConsumerRecord<String, byte[]> received, CloudEvent<?> event) {
        return untilDone(received, () -> attempt(received, event), new Refuse() {
            private int failures;

            @Override
            public @Nullable Refusal refuse(Throwable failure) {
                Fault fault = Fault.of(failure);
                if (fault != Fault.TRANSIENT) {
                    failures++;
                }
                return switch (fault) {
                    case TRANSIENT -> null;
                    case PERMANENT -> refusal(event, DeadLetter.Reason.REJECTED, failure, failures);
                    case UNEXPECTED ->
                        failures < config.attempts()
                                ? null
                                : refusal(event, DeadLetter.Reason.FAILED, failure, failures);
                };
            }
        });
    }

    /** In one transaction: the inbox, then the effect. */
    private Outcome attempt(ConsumerRecord<String, byte[]> received, CloudEvent<?> event) {
        return QuarkusTransaction.requiringNew().call(() -> {
            if (!inbox.add(event.id())) {
                return Outcome.DUPLICATE;
            }
            if (handlers.ordered(event.type()) && deadLetters.blocks(received.topic(), received.key())) {
                park(received, event);
                return Outcome.PARKED;
            }
            handlers.handle(event);
            return Outcome.HANDLED;
        });
    }

    private Outcome forget(String topic, UUID key) {
        QuarkusTransaction.requiringNew().run(() -> {
            deadLetters.forget(topic, key.toString());
            Topic.forName(topic).ifPresent(known -> handlers.forget(known, key));
        });
        return Outcome.FORGOTTEN;
    }

    private void park(ConsumerRecord<String, byte[]> received, CloudEvent<?> event) {
        deadLetters.add(
                new DeadLetter(
                        Ids.next(),
                        0,
                        received.topic(),
                        received.partition(),
                        received.offset(),
                        received.key(),
                        event.id(),
                        event.type().typeName(),
                        event.sequence(),
                        DeadLetter.Status.PARKED,
                        true,
                        DeadLetter.Reason.BEHIND_DEAD_LETTER,
                        "Waits until what came before it is taken",
                        0,
                        clock.instant(),
                        null),
                received.value());
    }

    /** In one transaction: the inbox, the letter, and its copy on the dead-letter topic. */
    private Outcome bury(ConsumerRecord<String, byte[]> received, Refusal refusal) {
        return QuarkusTransaction.requiringNew().call(() -> {
            if (!inbox.add(refusal.eventId())) {
                return Outcome.DUPLICATE;
            }
            // A letter of an earlier time waits there as well: then this one has to wait behind it in any case.
            Instant now = clock.instant();
            deadLetters.add(
                    new DeadLetter(
                            Ids.next(),
                            0,
                            received.topic(),
                            received.partition(),
                            received.offset(),
                            DeadLetterText.withoutNul(received.key()),
                            refusal.eventId(),
                            refusal.type() == null ? null : refusal.type().typeName(),
                            refusal.sequence(),
                            DeadLetter.Status.DEAD,
                            refusal.ordered(),
                            refusal.reason(),
                            refusal.detail(),
                            refusal.attempts(),
                            now,
                            now),
                    received.value());
            tell(received, refusal, now);
            return Outcome.DEAD;
        });
    }

    private void tell(ConsumerRecord<String, byte[]> received, Refusal refusal, Instant now) throws SQLException {
        boolean personal = DeadLetterText.isPersonal(received.topic());
        byte[] value = received.value();
        boolean copied = !personal && value != null && value.length <= Outbox.MAX_VALUE_BYTES;
        try (Connection connection = dataSource.getConnection()) {
            outbox.enqueue(
                    connection,
                    received.topic() + ".dead",
                    DeadLetterText.withoutNul(received.key()),
                    copied ? value : null,
                    Map.of(
                            "heraut-consumer", service,
                            "heraut-topic", received.topic(),
                            "heraut-partition", Integer.toString(received.partition()),
                            "heraut-offset", Long.toString(received.offset()),
                            "heraut-event-id", refusal.eventId().toString(),
                            "heraut-reason", refusal.reason().name(),
                            "heraut-detail", personal ? "" : refusal.detail(),
                            "heraut-failed-at", now.toString()));
        }
    }

    private interface Refuse {
        /** Why it is given up, or null when it is to be tried again. */
        @Nullable
        Refusal refuse(Throwable failure);
    }

    private interface Attempt {
        Outcome make();
    }

    private Outcome untilDone(ConsumerRecord<String, byte[]> received, Attempt attempt, Refuse refuse) {
        String topic = received.topic();
        BackOff backOff = new BackOff(FIRST_BACK_OFF, config.maxBackOff());
        while (true) {
            Throwable failed;
            try {
                Outcome outcome = attempt.make();
                degradations.clear(topic);
                return outcome;
            } catch (RuntimeException | Error e) {
                failed = e;
            }
            Refusal refusal = refuse.refuse(failed);
            if (refusal != null) {
                report(received, refusal, failed);
                return untilDone(received, () -> bury(received, refusal), none -> null);
            }
            metrics.counter(EventMetrics.EVENTS_RETRIED, "topic", topic).increment();
            Duration pause = backOff.next();
            LOG.debugf(failed, "An event of %s is tried again in %s", topic, pause);
            if (pause.compareTo(STANDING_STILL) >= 0) {
                degradations.set(topic, "events stand still: " + DeadLetterText.summary(failed, topic));
            }
            waitFor(pause, failed);
        }
    }

    private void waitFor(Duration pause, Throwable failed) {
        try {
            if (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("The service stops while an event waits; it will be delivered again", failed);
    }

    private Outcome inTrace(CloudEvent<?> event, Attempt attempt) {
        Span span = tracer.spanBuilder("take " + event.type().typeName())
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(Traces.parent(event.traceparent()))
                .startSpan();
        try (Scope scope = span.makeCurrent()) {
            return attempt.make();
        } finally {
            span.end();
        }
    }

    /** What can not even tell its type concerns whoever listens. */
    private boolean concerns(Delivery.Broken broken) {
        return broken.type().map(handlers::exist).orElse(true);
    }

    private Refusal refusal(Delivery.Broken broken) {
        return new Refusal(
                broken.id(),
                broken.type().orElse(null),
                broken.sequence(),
                broken.subjectIsKey() && broken.type().map(handlers::ordered).orElse(false),
                DeadLetter.Reason.UNDECODABLE,
                DeadLetterText.detail(broken.cause()),
                1);
    }

    private Refusal refusal(CloudEvent<?> event, DeadLetter.Reason reason, Throwable failure, int attempts) {
        return new Refusal(
                event.id(),
                event.type(),
                event.sequence(),
                handlers.ordered(event.type()),
                reason,
                DeadLetterText.detail(failure),
                attempts);
    }

    private static void report(ConsumerRecord<String, byte[]> received, Refusal refusal, Throwable failure) {
        String topic = received.topic();
        boolean unexpected = refusal.reason() == DeadLetter.Reason.FAILED && !DeadLetterText.isPersonal(topic);
        LOG.warnf(
                unexpected ? failure : null,
                "Event %s of %s (partition %d, offset %d) becomes a dead letter: %s: %s",
                refusal.eventId(),
                topic,
                received.partition(),
                received.offset(),
                refusal.reason(),
                DeadLetterText.summary(failure, topic));
    }

    private void count(String topic, Outcome outcome) {
        metrics.counter(
                        EventMetrics.EVENTS_TAKEN,
                        "topic",
                        topic,
                        "outcome",
                        outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
