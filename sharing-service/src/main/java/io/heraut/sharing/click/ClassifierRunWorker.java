package io.heraut.sharing.click;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Does classifier runs, one step after the other. Of all replicas one holds a run; when it dies, another goes on. */
@ApplicationScoped
class ClassifierRunWorker {
    private static final Logger LOG = Logger.getLogger(ClassifierRunWorker.class);

    /** So often a step may fail in a row, some seconds apart, before the run has failed. */
    private static final int ATTEMPTS = 20;

    private static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(5);

    private final ClassifierRunRepository repository;
    private final ClassifierRunSteps steps;
    private final ClassifierVersion version;
    private final Clock clock;
    private final UUID self = UUID.randomUUID();
    private final AtomicBoolean isStopping = new AtomicBoolean();

    ClassifierRunWorker(
            ClassifierRunRepository repository, ClassifierRunSteps steps, ClassifierVersion version, Clock clock) {
        this.repository = repository;
        this.steps = steps;
        this.version = version;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        if (isStopping.get()) {
            return;
        }
        Optional<UUID> run;
        do {
            run = claim();
        } while (run.isPresent() && finish(run.get()));
    }

    void onStop(@Observes ShutdownEvent shutdown) {
        isStopping.set(true);
    }

    /** The run that this replica holds from now on. */
    Optional<UUID> claim() {
        int classifier = version.id();
        return QuarkusTransaction.requiringNew().call(() -> {
            repository.giveUp(classifier, GIVEN_UP_AFTER, clock.instant());
            return repository.claim(self, classifier, ClassifierRunSteps.LEASE, clock.instant());
        });
    }

    /** One step of a run that this replica holds. */
    ClassifierRunSteps.Outcome step(UUID run) {
        return steps.step(run, self);
    }

    /** Gives back whether the run has come to its end, rather than this replica to the end of its means. */
    private boolean finish(UUID run) {
        ClassifierRunSteps.Outcome outcome;
        do {
            if (isStopping.get()) {
                return false;
            }
            try {
                outcome = step(run);
            } catch (RuntimeException e) {
                LOG.warnf(e, "A step of the classifier run %s has failed", run);
                String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
                QuarkusTransaction.requiringNew()
                        .run(() -> repository.recordFailure(
                                run,
                                self,
                                reason.substring(0, Math.min(reason.length(), 500)),
                                ATTEMPTS,
                                clock.instant()));
                return false;
            }
        } while (outcome == ClassifierRunSteps.Outcome.GOES_ON);
        LOG.infof("The classifier run %s is %s", run, outcome);
        return outcome == ClassifierRunSteps.Outcome.OVER;
    }
}
