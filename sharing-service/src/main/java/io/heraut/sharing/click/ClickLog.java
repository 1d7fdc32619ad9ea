package io.heraut.sharing.click;

import io.heraut.sharing.SharingConfig;
import io.heraut.sharing.click.Parcel.Waiting;
import io.heraut.web.health.Degradations;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jboss.logging.Logger;

/**
 * Makes clicks durable: in Kafka, or on the local disk when Kafka takes more than a few milliseconds. Whoever waits for a
 * click goes on when it is durable, and after a bound in any case. Only what neither takes is lost, and that is counted and
 * alarmed.
 *
 * <p>Clicks are packed by {@link Lane}, one for each partition. The parcels of all lanes leave together, as a wave: when
 * nothing is under way, and when the one before is durable and whoever waited for it has been answered. So waves grow with
 * the load; each costs Kafka and this process as much as many clicks. A batch keeps its id whatever happens to it, and is counted
 * once: that Kafka takes it late although it is in the spool already does no harm.
 */
@ApplicationScoped
public class ClickLog {
    private static final Logger LOG = Logger.getLogger(ClickLog.class);
    private static final String PART = "click-log";
    private static final Duration TICK = Duration.ofMillis(2);
    private static final Duration TOLERATED_DETOUR = Duration.ofSeconds(1);
    /** For how long a loss is shown by the health check. */
    private static final Duration ALARM = Duration.ofMinutes(1);

    private static final Duration MAX_SHUTDOWN = Duration.ofSeconds(5);

    private final ClickSender sender;
    private final ClickSpool spool;
    private final Degradations degradations;
    private final Lane[] lanes = new Lane[ClickSender.PARTITIONS];
    private final long patience;
    private final long maxWait;
    private final Counter taken;
    private final Counter late;
    private final Counter noRoom;
    private final Counter spoolFull;
    private final Counter spoolBroken;
    private final Counter refused;
    /** Parcels that are neither durable nor lost. */
    private final AtomicInteger underWay = new AtomicInteger();

    private final AtomicBoolean isWaveDue = new AtomicBoolean();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("click-log").daemon().factory());

    private volatile boolean hasLost;
    private volatile long lastLoss;
    /** Only the clockwork looks at them. */
    private long detourSince;

    private boolean isTold;

    ClickLog(
            ClickSender sender,
            ClickSpool spool,
            SharingConfig config,
            Degradations degradations,
            MeterRegistry metrics) {
        this.sender = sender;
        this.spool = spool;
        this.degradations = degradations;
        SharingConfig.Clicks sizes = config.clicks();
        this.patience = sizes.kafkaPatience().toNanos();
        this.maxWait = sizes.maxWait().toNanos();
        Arrays.setAll(
                lanes,
                each -> new Lane(
                        sizes.batchesInFlight(), sizes.batchSize(), Math.max(1, sizes.queueSize() / lanes.length)));
        this.taken = metrics.counter(ClickMetrics.TAKEN);
        this.late = metrics.counter(ClickMetrics.LATE);
        this.noRoom = metrics.counter(ClickMetrics.DROPPED, "reason", "queue-full");
        this.spoolFull = metrics.counter(ClickMetrics.DROPPED, "reason", "spool-full");
        this.spoolBroken = metrics.counter(ClickMetrics.DROPPED, "reason", "spool-broken");
        this.refused = metrics.counter(ClickMetrics.DROPPED, "reason", "refused");
        metrics.gauge(
                ClickMetrics.WAITING,
                this,
                log -> Arrays.stream(log.lanes).mapToInt(Lane::waiting).sum());
    }

    void onStart(@Observes StartupEvent start) {
        spool.start();
        var unused =
                clockwork.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for what is under way; what Kafka does not take now is in the spool by then. */
    void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
        long end = System.nanoTime() + MAX_SHUTDOWN.toNanos();
        while (!Arrays.stream(lanes).allMatch(Lane::isEmpty) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(TICK.toMillis());
        }
        clockwork.shutdown();
        spool.stop();
    }

    /** Hands a click over, on the waiter's event loop; the waiter is told in any case. */
    public void append(Click click, Waiter waiter) {
        Lane lane = lanes[ClickSender.partition(click.linkId())];
        if (!lane.add(new Waiting(click, waiter, System.nanoTime()))) {
            lost(noRoom, 1, "The queue is full");
            waiter.goOn();
        } else if (underWay.get() == 0 && isWaveDue.compareAndSet(false, true)) {
            // At the end of the event loop's turn, with all others that it has read by then.
            waiter.context().runOnContext(turned -> sendWave());
        }
    }

    /** The next parcel of each lane. */
    private void sendWave() {
        isWaveDue.set(false);
        for (Lane lane : lanes) {
            dispatch(lane);
        }
    }

    /** After those who were answered with the last wave, and with whoever has come by then. */
    private void planWave(Context context) {
        if (Arrays.stream(lanes).anyMatch(lane -> lane.waiting() > 0) && isWaveDue.compareAndSet(false, true)) {
            context.runOnContext(answered -> context.runOnContext(turned -> sendWave()));
        }
    }

    private void dispatch(Lane lane) {
        Parcel parcel = lane.take(System.nanoTime());
        if (parcel == null) {
            return;
        }
        underWay.incrementAndGet();
        if (parcel.isWithKafka()) {
            sender.send(parcel.batch(), failure -> {
                if (failure == null) {
                    landed(lane, parcel);
                } else {
                    failed(lane, parcel, failure);
                }
            });
        } else {
            keep(lane, parcel);
        }
    }

    private void landed(Lane lane, Parcel parcel) {
        if (lane.heardOf(parcel)) {
            spool.tookAfterAll(parcel.batch());
        }
        durable(lane, parcel);
    }

    private void failed(Lane lane, Parcel parcel, Exception failure) {
        lane.heardOf(parcel);
        if (failure instanceof RecordTooLargeException || failure instanceof SerializationException) {
            if (parcel.settle()) {
                LOG.error("Kafka refuses clicks for good", failure);
                lost(refused, parcel.waiting().size(), "Kafka refuses clicks");
                release(lane, parcel);
            }
        } else if (!parcel.isSettled()) {
            keep(lane, parcel);
        }
    }

    private void keep(Lane lane, Parcel parcel) {
        spool.keep(parcel.batch(), outcome -> {
            switch (outcome) {
                case DURABLE -> durable(lane, parcel);
                case FULL -> unkept(lane, parcel, spoolFull, "The spool is full");
                case BROKEN -> unkept(lane, parcel, spoolBroken, "The spool can not be written");
            }
        });
    }

    /** Lost, unless Kafka still has it. */
    private void unkept(Lane lane, Parcel parcel, Counter reason, String words) {
        if (lane.isHopeless(parcel) && parcel.settle()) {
            lost(reason, parcel.waiting().size(), words);
            release(lane, parcel);
        }
    }

    private void durable(Lane lane, Parcel parcel) {
        if (parcel.settle()) {
            taken.increment(parcel.waiting().size());
            release(lane, parcel);
        }
    }

    private void release(Lane lane, Parcel parcel) {
        lane.release(parcel);
        goOn(parcel.waiting());
        if (underWay.decrementAndGet() == 0) {
            planWave(parcel.waiting().getLast().waiter().context());
        }
    }

    private void lost(Counter reason, int clicks, String words) {
        reason.increment(clicks);
        lastLoss = System.nanoTime();
        hasLost = true;
        degradations.set(PART, words + ": clicks are lost");
    }

    /** Says when Kafka has been avoided for a while, and when that is over. */
    private void tellOfDetours(long now) {
        boolean isDetoured = Arrays.stream(lanes).anyMatch(Lane::isDetoured);
        if (!isDetoured) {
            detourSince = 0;
            if (isTold && !(hasLost && now - lastLoss < ALARM.toNanos())) {
                degradations.clear(PART);
                isTold = false;
                hasLost = false;
            }
        } else if (detourSince == 0) {
            detourSince = now;
        } else if (!isTold && now - detourSince > TOLERATED_DETOUR.toNanos()) {
            degradations.set(PART, "Kafka takes no clicks, or too slowly: they are kept on the local disk");
            isTold = true;
        }
        isTold |= hasLost;
    }

    private void tick() {
        try {
            long now = System.nanoTime();
            for (Lane lane : lanes) {
                lane.findOverdue(patience, now, parcel -> keep(lane, parcel));
                List<Waiting> sentOn = lane.findLate(maxWait, now);
                if (!sentOn.isEmpty()) {
                    late.increment(sentOn.size());
                    goOn(sentOn);
                }
                // A lane does not wait for the others for longer, nor for a wave that nobody sends any more.
                dispatch(lane);
            }
            tellOfDetours(now);
        } catch (RuntimeException e) {
            LOG.error("Clicks that take too long were not looked for", e);
        }
    }

    /** One message to each event loop, however many wait there. */
    private static void goOn(List<Waiting> waiting) {
        if (waiting.size() == 1) {
            Waiter waiter = waiting.getFirst().waiter();
            waiter.context().runOnContext(back -> waiter.goOn());
            return;
        }
        Map<Context, List<Waiter>> byContext = new IdentityHashMap<>();
        for (Waiting each : waiting) {
            byContext
                    .computeIfAbsent(each.waiter().context(), context -> new ArrayList<>())
                    .add(each.waiter());
        }
        byContext.forEach((context, waiters) -> context.runOnContext(back -> waiters.forEach(Waiter::goOn)));
    }
}
