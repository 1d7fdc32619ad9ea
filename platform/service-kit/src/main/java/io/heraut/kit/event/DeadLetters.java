package io.heraut.kit.event;

import io.heraut.events.CloudEvent;
import io.heraut.events.UndecodableEvent;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What could not be taken, and how it is taken after all. */
@ApplicationScoped
public class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int REPLAYED_AT_ONCE = 500;

    private final DeadLetterStore store;
    private final EventHandlers handlers;
    private final Inbox inbox;
    private final Clock clock;
    private volatile Map<DeadLetter.Status, Integer> counts = Map.of();

    DeadLetters(DeadLetterStore store, EventHandlers handlers, Inbox inbox, Clock clock, MeterRegistry metrics) {
        this.store = store;
        this.handlers = handlers;
        this.inbox = inbox;
        this.clock = clock;
        for (DeadLetter.Status status : DeadLetter.Status.values()) {
            Gauge.builder(EventMetrics.DEAD_LETTERS, () -> counts.getOrDefault(status, 0))
                    .description("Events that could not be taken, or that wait behind one")
                    .tag("status", status.name().toLowerCase(Locale.ROOT))
                    .register(metrics);
        }
    }

    /** What came of a replay. */
    public sealed interface Replay {
        /**
         * It was taken, and what waited behind it.
         *
         * @param taken how many
         * @param waiting how many still wait, because there were too many for once
         */
        record Taken(int taken, int waiting) implements Replay {}

        /**
         * One could not be taken again; it is the dead letter now that the others wait for.
         *
         * @param taken how many were taken before it
         */
        record Failed(int taken, UUID failed, DeadLetter.Reason reason, String detail) implements Replay {}

        /** Another letter of its key has to be taken first. */
        record Behind(UUID first) implements Replay {}

        /** There is no such letter, or not any more. */
        record Gone() implements Replay {}
    }

    /** In the order in which they came. */
    public List<DeadLetter> list(
            DeadLetter.@Nullable Status status, @Nullable String topic, long afterPosition, int limit) {
        return store.list(status, topic, afterPosition, limit);
    }

    public Optional<DeadLetter> find(UUID id) {
        return store.find(id);
    }

    /**
     * Takes a dead letter again, then those that wait behind it, each in its own transaction, until one fails.
     *
     * @throws TransientFailure when something that it needs is away
     */
    public Replay replay(UUID id) {
        return fromFirst(id, this::take);
    }

    /**
     * Gives a dead letter up, and takes those that wait behind it.
     *
     * @throws TransientFailure when something that they need is away
     */
    public Replay discard(UUID id) {
        return fromFirst(id, letter -> {
            QuarkusTransaction.requiringNew().run(() -> store.delete(letter.id()));
            return Optional.empty();
        });
    }

    private interface Step {
        /** Removes the letter, or says why it stays. */
        Optional<Replay.Failed> apply(DeadLetter letter);
    }

    private Replay fromFirst(UUID id, Step onFirst) {
        Optional<DeadLetter> asked = store.find(id);
        if (asked.isEmpty()) {
            return new Replay.Gone();
        }
        DeadLetter letter = asked.get();
        Optional<DeadLetter> first = firstOfItsKey(letter);
        if (letter.ordered() && first.isPresent() && !first.get().id().equals(id)) {
            return new Replay.Behind(first.get().id());
        }
        Step step = onFirst;
        int taken = 0;
        for (Optional<DeadLetter> next = asked; next.isPresent(); next = firstOfItsKey(letter)) {
            if (taken == REPLAYED_AT_ONCE) {
                break;
            }
            Optional<Replay.Failed> failed = step.apply(next.get());
            if (failed.isPresent()) {
                Replay.Failed why = failed.get();
                return new Replay.Failed(taken, why.failed(), why.reason(), why.detail());
            }
            taken++;
            step = this::take;
        }
        return new Replay.Taken(taken, waiting(letter));
    }

    private Optional<DeadLetter> firstOfItsKey(DeadLetter letter) {
        String key = letter.key();
        return letter.ordered() && key != null ? store.first(letter.topic(), key) : Optional.empty();
    }

    private int waiting(DeadLetter letter) {
        String key = letter.key();
        return letter.ordered() && key != null ? store.countBehind(letter.topic(), key) : 0;
    }

    private Optional<Replay.Failed> take(DeadLetter letter) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> store.lockValue(letter.id()).ifPresent(value -> take(letter, value)));
            LOG.infof("Dead letter %s of %s was taken", letter.id(), letter.topic());
            return Optional.empty();
        } catch (RuntimeException e) {
            Fault fault = Fault.of(e);
            if (fault == Fault.TRANSIENT) {
                throw new TransientFailure("The event can not be taken now", e);
            }
            DeadLetter.Reason reason = reason(e, fault);
            String detail = DeadLetterText.detail(e);
            QuarkusTransaction.requiringNew()
                    .run(() -> store.failedAgain(letter.id(), reason, detail, clock.instant()));
            LOG.warnf(
                    "Dead letter %s of %s failed again: %s",
                    letter.id(), letter.topic(), DeadLetterText.summary(e, letter.topic()));
            return Optional.of(new Replay.Failed(0, letter.id(), reason, detail));
        }
    }

    private void take(DeadLetter letter, byte[] value) {
        switch (Delivery.of(letter.key(), value)) {
            case Delivery.Event(CloudEvent<?> event) -> {
                // Broken then and whole now: the inbox only knows what stood for its bytes.
                boolean taken = !event.id().equals(letter.eventId()) && !inbox.add(event.id());
                if (!taken && handlers.exist(event.type())) {
                    handlers.handle(event);
                }
            }
            case Delivery.Broken broken -> throw broken.cause();
            case Delivery.Foreign() -> LOG.infof("Nobody takes dead letter %s any more", letter.id());
            case Delivery.Tombstone(UUID key) -> throw new IllegalStateException("A letter without a value: " + key);
        }
        store.delete(letter.id());
    }

    private static DeadLetter.Reason reason(RuntimeException failure, Fault fault) {
        if (fault == Fault.UNEXPECTED) {
            return DeadLetter.Reason.FAILED;
        }
        return failure instanceof UndecodableEvent ? DeadLetter.Reason.UNDECODABLE : DeadLetter.Reason.REJECTED;
    }

    @Scheduled(every = "15s", identity = "dead-letter-count", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        Fault.unlessTransient(() -> counts = store.counts());
    }
}
