package io.heraut.sharing.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heraut.sharing.SharingConfig;
import io.heraut.web.health.Degradations;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of clicks when Kafka answers, is slow, is away, and the disk is full too. */
class ClickLogTest {
    private static final UUID LINK = new UUID(1, 2);

    /** Kafka as the test wants it. */
    private static final class Sender extends ClickSender {
        private final List<SpooledBatch> taken = Collections.synchronizedList(new ArrayList<>());
        private final List<Consumer<@Nullable Exception>> unanswered = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean answers = true;

        Sender() {
            super(Map.of());
        }

        @Override
        void send(SpooledBatch batch, Consumer<@Nullable Exception> outcome) {
            if (answers) {
                taken.add(batch);
                outcome.accept(null);
            } else {
                unanswered.add(outcome);
            }
        }

        @Override
        void keepWarm() {
            // There is nothing to connect to.
        }

        /** What was not answered fails. */
        void giveUp() {
            List<Consumer<@Nullable Exception>> all = List.copyOf(unanswered);
            unanswered.removeAll(all);
            all.forEach(outcome -> outcome.accept(new TimeoutException("too late")));
        }

        long clicks() {
            return List.copyOf(taken).stream()
                    .flatMap(batch -> ClickCodec.decode(batch.payload()).clicks().stream())
                    .count();
        }
    }

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Sender sender = new Sender();
    private final AtomicInteger wentOn = new AtomicInteger();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private ClickLog log(String spoolSize) {
        SharingConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withMapping(SharingConfig.class)
                .withDefaultValue("heraut.sharing.clicks.spool.directory", directory.toString())
                .withDefaultValue("heraut.sharing.clicks.spool.max-size", spoolSize)
                .build()
                .getConfigMapping(SharingConfig.class);
        Degradations degradations = new Degradations(metrics);
        ClickLog log = new ClickLog(
                sender, new ClickSpool(config, sender, degradations, metrics), config, degradations, metrics);
        log.onStart(new StartupEvent());
        return log;
    }

    private void append(ClickLog log, int clicks) {
        for (int i = 0; i < clicks; i++) {
            Click click =
                    new Click(LINK, Instant.now(), ClickFlags.NONE, 302, "Mozilla/5.0", null, null, 1, null, null);
            log.append(click, new Waiter() {
                private boolean told;

                @Override
                public Context context() {
                    return context;
                }

                @Override
                public void goOn() {
                    if (!told) {
                        told = true;
                        wentOn.incrementAndGet();
                    }
                }
            });
        }
    }

    private double counted(String name) {
        return metrics.find(name).counters().stream()
                .mapToDouble(each -> each.count())
                .sum();
    }

    @Test
    void whatKafkaTakesIsTaken() throws Exception {
        ClickLog log = log("1M");
        append(log, 50);
        await().untilAsserted(() -> assertThat(wentOn.get()).isEqualTo(50));
        log.onStop(new ShutdownEvent());
        assertThat(sender.clicks()).isEqualTo(50);
        assertThat(counted(ClickMetrics.TAKEN)).isEqualTo(50);
        assertThat(counted(ClickMetrics.SPOOLED)).isZero();
    }

    @Test
    void whatKafkaLetsWaitIsOnTheDiskAndHandedOverLater() throws Exception {
        sender.answers = false;
        ClickLog log = log("1M");
        append(log, 50);
        await().untilAsserted(() -> assertThat(wentOn.get()).isEqualTo(50));
        await().untilAsserted(() -> assertThat(counted(ClickMetrics.TAKEN)).isEqualTo(50));
        assertThat(counted(ClickMetrics.DROPPED)).isZero();

        sender.answers = true;
        await().untilAsserted(() -> {
            sender.giveUp();
            assertThat(sender.clicks()).isEqualTo(50);
        });
        log.onStop(new ShutdownEvent());
        try (Spool spool = Spool.open(directory, 1_000_000, 1_000_000)) {
            assertThat(spool.isEmpty()).isTrue();
        }
    }

    @Test
    void aProcessThatEndsWhileKafkaIsAwayLeavesItsClicksOnTheDisk() throws Exception {
        sender.answers = false;
        ClickLog log = log("1M");
        append(log, 20);
        await().untilAsserted(() -> assertThat(counted(ClickMetrics.TAKEN)).isEqualTo(20));
        sender.giveUp();
        log.onStop(new ShutdownEvent());

        sender.answers = true;
        ClickLog next = log("1M");
        await().untilAsserted(() -> assertThat(sender.clicks()).isEqualTo(20));
        next.onStop(new ShutdownEvent());
    }

    @Test
    void whenTheDiskIsFullTooTheRestIsLostAndCountedAndNobodyWaits() throws Exception {
        sender.answers = false;
        ClickLog log = log("500");
        for (int i = 1; i <= 30; i++) {
            append(log, 1);
            int sent = i;
            await().untilAsserted(() -> assertThat(wentOn.get()).isEqualTo(sent));
        }
        assertThat(counted(ClickMetrics.DROPPED)).isPositive();

        sender.answers = true;
        await().untilAsserted(() -> {
            sender.giveUp();
            assertThat(sender.clicks() + counted(ClickMetrics.DROPPED)).isEqualTo(30);
        });
        log.onStop(new ShutdownEvent());
    }
}
