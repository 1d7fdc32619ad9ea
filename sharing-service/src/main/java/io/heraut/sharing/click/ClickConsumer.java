package io.heraut.sharing.click;

import io.heraut.events.Topic;
import io.heraut.sharing.SharingConfig;
import io.heraut.web.health.Degradations;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the click log and has it counted.
 *
 * <p>Kafka only says which replica reads which partition. Where to read on stands in the database, moved by the transaction
 * that counts: this consumer begins there, and whoever has lost a partition without knowing it can not commit.
 */
@ApplicationScoped
public class ClickConsumer {
    private static final Logger LOG = Logger.getLogger(ClickConsumer.class);
    private static final String TOPIC = Topic.CLICKS.topicName();
    private static final String PART = "click-counting";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration MAX_SHUTDOWN = Duration.ofSeconds(5);
    private static final long FIRST_BACK_OFF_MS = 50;
    private static final int ATTEMPTS = 5;
    /** Of those who were counted within the last two hours: 16 MiB, and 8 MiB for the latest of them. */
    private static final int MOST_REMEMBERED = 8_000_000;

    private static final int LATEST = 1 << 19;
    private static final int RECALLED = 1_000_000;

    private final Map<String, Object> kafka;
    private final SharingConfig.Clicks config;
    private final ClickRepository repository;
    private final ClickCounter counter;
    private final DictionaryService dictionaries;
    private final Clock clock;
    private final Degradations degradations;
    private final MeterRegistry metrics;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicLong lag = new AtomicLong();

    /** By partition: where the database stands, as far as this consumer knows. */
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    private final Map<TopicPartition, Integer> failures = new HashMap<>();
    private final Set<TopicPartition> troubled = new HashSet<>();
    private final CountedVisitors memory = new CountedVisitors(MOST_REMEMBERED, LATEST);
    private boolean isMemoryLost = true;
    private long backOff = FIRST_BACK_OFF_MS;

    ClickConsumer(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            SharingConfig config,
            ClickRepository repository,
            ClickCounter counter,
            DictionaryService dictionaries,
            Clock clock,
            Degradations degradations,
            MeterRegistry metrics) {
        this.kafka = kafka;
        this.config = config.clicks();
        this.repository = repository;
        this.counter = counter;
        this.dictionaries = dictionaries;
        this.clock = clock;
        this.degradations = degradations;
        this.metrics = metrics;
        this.thread = Thread.ofPlatform().name("click-consumer").daemon().unstarted(this::run);
        metrics.gauge(ClickMetrics.LAG, lag);
    }

    void onStart(@Observes StartupEvent start) {
        thread.start();
    }

    void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
        stopping.countDown();
        thread.join(MAX_SHUTDOWN);
    }

    private void run() {
        while (isRunning()) {
            try {
                String topicId = topicId();
                try (Consumer<byte[], byte[]> consumer = consumer()) {
                    read(consumer, topicId);
                }
            } catch (WakeupException | InterruptedException e) {
                return;
            } catch (ExecutionException | RuntimeException e) {
                trouble("The click log can not be read", e);
            }
        }
    }

    private void read(Consumer<byte[], byte[]> consumer, String topicId) {
        positions.clear();
        troubled.clear();
        consumer.subscribe(List.of(TOPIC), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                positions.keySet().removeAll(partitions);
                troubled.removeAll(partitions);
            }

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                partitions.forEach(partition -> seek(consumer, topicId, partition));
            }
        });
        while (isRunning()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                take(consumer, topicId, records);
            }
            if (troubled.isEmpty()) {
                degradations.clear(PART);
            }
            lag.set(positions.keySet().stream()
                    .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                    .sum());
        }
    }

    /** Everything in one transaction; partition by partition when that does not work. */
    private void take(Consumer<byte[], byte[]> consumer, String topicId, ConsumerRecords<byte[], byte[]> records) {
        memory.forgetBefore(clock.instant().minus(Judge.WINDOW.multipliedBy(2)));
        if (records.partitions().size() > 1 && troubled.isEmpty()) {
            try {
                List<LogPiece> pieces = new ArrayList<>();
                Map<TopicPartition, Long> missing = new HashMap<>();
                for (TopicPartition partition : records.partitions()) {
                    List<ConsumerRecord<byte[], byte[]>> own = records.records(partition);
                    missing.put(partition, missing(partition, own.getFirst().offset()));
                    List<ClickBatch> batches = new ArrayList<>(own.size());
                    own.forEach(each -> batches.add(ClickCodec.decode(each.value())));
                    pieces.add(new LogPiece(step(topicId, partition, own.getLast()), batches));
                }
                count(pieces);
                missing.forEach(this::noticeGap);
                backOff = FIRST_BACK_OFF_MS;
                return;
            } catch (RuntimeException e) {
                LOG.debugf("Partitions are not counted together: %s", e);
            }
        }
        for (TopicPartition partition : records.partitions()) {
            take(consumer, topicId, partition, records.records(partition));
        }
    }

    private void count(List<LogPiece> pieces) {
        List<ClickBatch> batches =
                pieces.stream().flatMap(piece -> piece.batches().stream()).toList();
        recallIfNeeded();
        // Until this has ended well, others than the memory's may have been counted.
        isMemoryLost = true;
        ClickCounter.Counted counted = counter.count(pieces, dictionaries.of(batches), memory);
        isMemoryLost = !counted.isMemoryTrue();
        memory.add(counted.people());
        for (LogPiece piece : pieces) {
            positions.put(
                    new TopicPartition(TOPIC, piece.position().partition()),
                    piece.position().to());
        }
        counted.byClass()
                .forEach((clickClass, clicks) -> metrics.counter(ClickMetrics.COUNTED, "class", clickClass.name())
                        .increment(clicks));
    }

    /** Whom others have counted on these partitions, this consumer has to know. */
    private void recallIfNeeded() {
        if (!isMemoryLost) {
            return;
        }
        memory.forget(QuarkusTransaction.requiringNew().call(repository::judgements));
        Instant since = clock.instant().minus(Judge.WINDOW.multipliedBy(2));
        AtomicReference<Instant> oldest = new AtomicReference<>(since);
        AtomicInteger read = new AtomicInteger();
        QuarkusTransaction.requiringNew()
                .run(() -> repository.counted(since, RECALLED, (link, visitor, at) -> {
                    memory.add(link, visitor, at);
                    oldest.set(at);
                    read.incrementAndGet();
                }));
        memory.coversFrom(read.get() < RECALLED ? since : oldest.get());
        isMemoryLost = false;
    }

    /** From where the database stands. */
    private void seek(Consumer<byte[], byte[]> consumer, String topicId, TopicPartition partition) {
        isMemoryLost = true;
        long offset = repository.offset(topicId, partition.partition());
        positions.put(partition, offset);
        consumer.seek(partition, offset);
    }

    private void take(
            Consumer<byte[], byte[]> consumer,
            String topicId,
            TopicPartition partition,
            List<ConsumerRecord<byte[], byte[]>> records) {
        long missing = missing(partition, records.getFirst().offset());
        try {
            count(topicId, partition, records);
            noticeGap(partition, missing);
            failures.remove(partition);
            troubled.remove(partition);
            backOff = FIRST_BACK_OFF_MS;
        } catch (PartitionLost e) {
            LOG.infof("%s: reading on from where the database stands", e.getMessage());
            seek(consumer, topicId, partition);
        } catch (RuntimeException e) {
            troubled.add(partition);
            trouble("Clicks can not be counted", e);
            // Whether the transaction was committed may be unknown: if it was, the next attempt finds that out.
            consumer.seek(partition, position(partition, records.getFirst().offset()));
        }
    }

    /** All records in one transaction; one by one if the database refuses one of them. */
    private void count(String topicId, TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            countTogether(topicId, partition, records);
        } catch (PartitionLost e) {
            throw e;
        } catch (RuntimeException e) {
            if (!isHopeless(partition, e)) {
                throw e;
            }
            LOG.errorf(
                    e, "%d records of the click log can not be counted together; counting one by one", records.size());
            records.forEach(each -> countAlone(topicId, partition, each));
        }
    }

    private void countTogether(String topicId, TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        List<ClickBatch> batches = new ArrayList<>(records.size());
        for (ConsumerRecord<byte[], byte[]> each : records) {
            try {
                batches.add(ClickCodec.decode(each.value()));
            } catch (UnreadableClicks e) {
                if (records.size() > 1) {
                    records.forEach(one -> countAlone(topicId, partition, one));
                    return;
                }
                setAside(topicId, partition, each, e);
                return;
            }
        }
        count(List.of(new LogPiece(step(topicId, partition, records.getLast()), batches)));
    }

    private void countAlone(String topicId, TopicPartition partition, ConsumerRecord<byte[], byte[]> record) {
        try {
            countTogether(topicId, partition, List.of(record));
        } catch (PartitionLost e) {
            throw e;
        } catch (RuntimeException e) {
            if (!isHopeless(partition, e)) {
                throw e;
            }
            setAside(topicId, partition, record, e);
        }
    }

    private void setAside(
            String topicId, TopicPartition partition, ConsumerRecord<byte[], byte[]> record, RuntimeException reason) {
        LOG.errorf(reason, "Record %d of %s is set aside: its clicks are not counted", record.offset(), partition);
        LogPosition step = step(topicId, partition, record);
        counter.setAside(step, record.value(), reason.toString());
        positions.put(partition, step.to());
        metrics.counter(ClickMetrics.UNCOUNTABLE).increment();
    }

    private LogPosition step(String topicId, TopicPartition partition, ConsumerRecord<byte[], byte[]> last) {
        return new LogPosition(topicId, partition.partition(), position(partition, last.offset()), last.offset() + 1);
    }

    private long position(TopicPartition partition, long otherwise) {
        return positions.getOrDefault(partition, otherwise);
    }

    /** The log has no gaps of its own: what is missing was deleted before it was counted. */
    private long missing(TopicPartition partition, long offset) {
        return offset - position(partition, offset);
    }

    private void noticeGap(TopicPartition partition, long missing) {
        if (missing > 0) {
            LOG.errorf("%d records of %s were deleted before they were counted", missing, partition);
            metrics.counter(ClickMetrics.UNCOUNTABLE).increment((double) missing);
        }
    }

    /**
     * Whether trying again is of no use: the database says that the data are wrong, or something fails again and again
     * although the database is there.
     */
    private boolean isHopeless(TopicPartition partition, RuntimeException failure) {
        if (failure instanceof UnreadableClicks) {
            return true;
        }
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state != null && (state.startsWith("22") || state.startsWith("23"));
            }
        }
        return failures.merge(partition, 1, Integer::sum) >= ATTEMPTS;
    }

    private void trouble(String what, @Nullable Exception e) {
        // The stack once, not with every attempt.
        LOG.warnf(backOff == FIRST_BACK_OFF_MS ? e : null, "%s, trying again in %d ms: %s", what, backOff, e);
        degradations.set(PART, what);
        try {
            if (stopping.await(backOff, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        backOff = Math.min(backOff * 2, config.maxBackOff().toMillis());
    }

    private boolean isRunning() {
        return stopping.getCount() > 0 && !Thread.currentThread().isInterrupted();
    }

    private String topicId() throws ExecutionException, InterruptedException {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put("client.id", "heraut-sharing-click-topic");
        properties.put("default.api.timeout.ms", 10_000);
        properties.put("request.timeout.ms", 5_000);
        try (Admin admin = Admin.create(properties)) {
            return admin.describeTopics(List.of(TOPIC))
                    .topicNameValues()
                    .values()
                    .iterator()
                    .next()
                    .get()
                    .topicId()
                    .toString();
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "heraut-sharing-clicks");
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, "heraut-sharing-clicks");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.recordsPerTransaction());
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1024 * 1024);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1024 * 1024);
        // A tenth of a second of clicks together: a transaction costs as much as hundreds of them.
        properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 512 * 1024);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        properties.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
