package io.heraut.sharing.click;

import io.heraut.sharing.SharingConfig;
import io.heraut.web.health.Degradations;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps on the local disk what Kafka does not take in time, and hands it over when Kafka is back.
 *
 * <p>One thread writes: whatever has come in while the last write was on its way goes to the disk together. Another hands
 * over, from the oldest; a segment is removed when Kafka has acknowledged all of it.
 */
@ApplicationScoped
class ClickSpool {
    /** What became of a batch. */
    enum Outcome {
        DURABLE,
        FULL,
        BROKEN
    }

    /** Told of the outcome, on the thread that writes. */
    @FunctionalInterface
    interface Told {
        void of(Outcome outcome);
    }

    private record Request(SpooledBatch batch, Told told) {}

    private static final Logger LOG = Logger.getLogger(ClickSpool.class);
    private static final String PART = "click-spool";
    private static final int AT_ONCE = 1_000;
    private static final int HANDED_OVER_AT_ONCE = 32;
    private static final long PAUSE_MS = 500;
    private static final int ROUNDS_BETWEEN_ADOPTIONS = 60;
    private static final Duration MAX_SHUTDOWN = Duration.ofSeconds(5);

    private final SharingConfig.Spool config;
    private final ClickSender sender;
    private final Degradations degradations;
    private final Counter spooled;
    private final Counter replayed;
    private final BlockingQueue<Request> queue = new LinkedBlockingQueue<>();
    /** Batches that were spooled and that Kafka took after all. */
    private final Set<UUID> landed = ConcurrentHashMap.newKeySet();

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread writer =
            Thread.ofPlatform().name("click-spool").daemon().unstarted(this::write);
    private final Thread replayer =
            Thread.ofPlatform().name("click-spool-replay").daemon().unstarted(this::replay);
    private volatile @Nullable Spool spool;

    ClickSpool(SharingConfig config, ClickSender sender, Degradations degradations, MeterRegistry metrics) {
        this.config = config.clicks().spool();
        this.sender = sender;
        this.degradations = degradations;
        this.spooled = metrics.counter(ClickMetrics.SPOOLED);
        this.replayed = metrics.counter(ClickMetrics.REPLAYED);
        metrics.gauge(ClickMetrics.SPOOL_BYTES, this, each -> {
            Spool open = each.spool;
            return open == null ? 0 : open.bytes();
        });
    }

    void start() {
        openIfNeeded();
        writer.start();
        replayer.start();
    }

    /** What has been handed in is still written. */
    void stop() throws InterruptedException {
        stopping.countDown();
        writer.join(MAX_SHUTDOWN);
        replayer.join(MAX_SHUTDOWN);
        Spool open = spool;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.warnf("The spool of clicks was not closed in good order: %s", e);
            }
        }
    }

    void keep(SpooledBatch batch, Told told) {
        queue.add(new Request(batch, told));
    }

    /** Kafka has taken a batch that was handed in here: it need not be handed over any more. */
    void tookAfterAll(SpooledBatch batch) {
        landed.add(batch.id());
    }

    private void write() {
        List<Request> requests = new ArrayList<>();
        try {
            while (stopping.getCount() > 0 || !queue.isEmpty()) {
                Request first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    requests.add(first);
                    queue.drainTo(requests, AT_ONCE);
                    writeTogether(requests);
                    requests.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeTogether(List<Request> requests) {
        int written = 0;
        Outcome otherwise = Outcome.FULL;
        Spool open = spool;
        try {
            if (open == null) {
                otherwise = Outcome.BROKEN;
            } else {
                written = open.append(requests.stream().map(Request::batch).toList());
            }
        } catch (IOException e) {
            LOG.errorf("Clicks can not be written to %s: %s", config.directory(), e);
            otherwise = Outcome.BROKEN;
        }
        spooled.increment(written);
        for (int i = 0; i < requests.size(); i++) {
            requests.get(i).told().of(i < written ? Outcome.DURABLE : otherwise);
        }
        if (written == requests.size()) {
            degradations.clear(PART);
        } else {
            degradations.set(
                    PART,
                    otherwise == Outcome.FULL
                            ? "The spool is full: clicks that Kafka does not take are lost"
                            : "The spool can not be written: clicks that Kafka does not take are lost");
        }
    }

    private void replay() {
        try {
            for (int round = 0; !stopping.await(PAUSE_MS, TimeUnit.MILLISECONDS); round++) {
                try {
                    sender.keepWarm();
                    openIfNeeded();
                    Spool open = spool;
                    if (open != null) {
                        drain(open);
                        if (round % ROUNDS_BETWEEN_ADOPTIONS == 0) {
                            adopt(open.abandoned());
                        }
                    }
                } catch (IOException | RuntimeException e) {
                    LOG.warnf("Spooled clicks could not be handed over, trying again: %s", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Places of processes that have died without handing over. */
    private void adopt(List<Spool> abandoned) throws IOException, InterruptedException {
        for (Spool each : abandoned) {
            try (each) {
                LOG.infof("Taking over %d bytes of clicks that another process has left", each.bytes());
                drain(each);
            }
        }
    }

    private void drain(Spool from) throws IOException, InterruptedException {
        Optional<Path> segment = from.oldest();
        while (segment.isPresent() && stopping.getCount() > 0 && handOver(segment.get())) {
            from.remove(segment.get());
            segment = from.oldest();
        }
        if (segment.isEmpty()) {
            landed.clear();
        }
    }

    /** Returns whether Kafka has all of it now. */
    private boolean handOver(Path segment) throws IOException, InterruptedException {
        List<SpooledBatch> batches = Spool.read(segment);
        Semaphore room = new Semaphore(HANDED_OVER_AT_ONCE);
        AtomicBoolean failed = new AtomicBoolean();
        for (SpooledBatch batch : batches) {
            if (landed.remove(batch.id())) {
                continue;
            }
            room.acquire();
            if (failed.get() || stopping.getCount() == 0) {
                room.release();
                failed.set(true);
                break;
            }
            sender.send(batch, failure -> {
                if (failure == null) {
                    replayed.increment();
                } else {
                    failed.set(true);
                }
                room.release();
            });
        }
        room.acquire(HANDED_OVER_AT_ONCE);
        return !failed.get();
    }

    private void openIfNeeded() {
        if (spool == null) {
            try {
                spool = Spool.open(
                        directory(),
                        config.maxSize().asLongValue(),
                        config.segmentSize().asLongValue());
                degradations.clear(PART);
            } catch (IOException e) {
                LOG.errorf("The spool of clicks can not be opened in %s: %s", config.directory(), e);
                degradations.set(PART, "The spool can not be opened: clicks that Kafka does not take are lost");
            }
        }
    }

    private Path directory() {
        return Path.of(config.directory());
    }
}
