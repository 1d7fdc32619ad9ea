package io.heraut.sharing.click;

import io.heraut.events.Topic;
import io.heraut.kit.Ids;
import io.heraut.sharing.SharingConfig;
import io.heraut.web.health.Degradations;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jboss.logging.Logger;

/**
 * Makes clicks durable: the only writer of {@code heraut.clicks}.
 *
 * <p>A thread of its own takes what has come in meanwhile, packs it into one batch for each partition, and tells each click
 * when the broker has acknowledged it. All clicks of a link go to the same partition, so that one consumer judges them. A
 * batch that is not acknowledged is sent again as it is, with its id, until it is.
 *
 * <p>What does not fit into the bounded queue while Kafka is away is dropped, counted and alarmed: {@link #append} is the
 * one place to put a spool on local disk behind the queue.
 */
@ApplicationScoped
public class ClickLog {
    private static final Logger LOG = Logger.getLogger(ClickLog.class);
    private static final String PART = "click-log";
    private static final int MAX_IN_FLIGHT = 32;
    private static final int TAKEN_AT_ONCE = 4_096;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(200);
    private static final Duration MAX_SHUTDOWN = Duration.ofSeconds(5);

    private record Waiting(Click click, Runnable durable) {}

    private record Shipment(ProducerRecord<byte[], byte[]> batch, List<Waiting> clicks) {}

    private final Map<String, Object> kafka;
    private final SharingConfig.Clicks config;
    private final Degradations degradations;
    private final BlockingQueue<Waiting> queue;
    private final ConcurrentLinkedQueue<Shipment> again = new ConcurrentLinkedQueue<>();
    private final Semaphore inFlight = new Semaphore(MAX_IN_FLIGHT);
    private final Counter taken;
    private final Counter queueFull;
    private final Counter refused;
    private final Thread sender;
    private volatile boolean running = true;
    /** Only the sender looks at it. */
    private boolean isBroken;

    ClickLog(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            SharingConfig config,
            Degradations degradations,
            MeterRegistry metrics) {
        this.kafka = kafka;
        this.config = config.clicks();
        this.degradations = degradations;
        this.queue = new ArrayBlockingQueue<>(this.config.queueSize());
        this.taken = metrics.counter(ClickMetrics.TAKEN);
        this.queueFull = metrics.counter(ClickMetrics.DROPPED, "reason", "queue-full");
        this.refused = metrics.counter(ClickMetrics.DROPPED, "reason", "refused");
        metrics.gaugeCollectionSize(ClickMetrics.WAITING, List.of(), queue);
        this.sender = Thread.ofPlatform().name("click-log").daemon().unstarted(this::send);
    }

    void onStart(@Observes StartupEvent start) {
        sender.start();
    }

    void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
        running = false;
        sender.join(MAX_SHUTDOWN);
    }

    /**
     * Hands a click over.
     *
     * @param durable run once, on another thread, when the click is durable
     * @return false when it was dropped; {@code durable} is not run then
     */
    public boolean append(Click click, Runnable durable) {
        if (queue.offer(new Waiting(click, durable))) {
            return true;
        }
        queueFull.increment();
        degradations.set(PART, "Kafka takes no clicks; the queue is full and clicks are lost");
        return false;
    }

    private void send() {
        while (isNeeded()) {
            try (Producer<byte[], byte[]> producer = producer()) {
                isBroken = false;
                while (isNeeded() && !isBroken) {
                    sendWhatIsThere(producer);
                }
                producer.flush();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("The click log can not be written, trying again: %s", e.toString());
                degradations.set(PART, "Kafka takes no clicks");
                pause();
            }
        }
    }

    /** As long as the service runs, and after that until everything is out, if there is somebody to take it. */
    private boolean isNeeded() {
        return running || (inFlight.availablePermits() > 0 && !(queue.isEmpty() && again.isEmpty()));
    }

    private void sendWhatIsThere(Producer<byte[], byte[]> producer) throws InterruptedException {
        if (!again.isEmpty()) {
            pause();
            for (int left = again.size(); left > 0; left--) {
                Shipment shipment = again.poll();
                if (shipment != null) {
                    ship(producer, shipment);
                }
            }
            return;
        }
        // Until this is known nothing may leave the queue.
        int partitions = producer.partitionsFor(Topic.CLICKS.topicName()).size();
        if (again.isEmpty() && inFlight.availablePermits() == MAX_IN_FLIGHT) {
            degradations.clear(PART);
        }
        Waiting first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        List<Waiting> clicks = new ArrayList<>();
        clicks.add(first);
        queue.drainTo(clicks, TAKEN_AT_ONCE);
        Map<Integer, List<Waiting>> byPartition = new HashMap<>();
        for (Waiting each : clicks) {
            byPartition
                    .computeIfAbsent(partition(each.click().linkId(), partitions), partition -> new ArrayList<>())
                    .add(each);
        }
        for (Map.Entry<Integer, List<Waiting>> each : byPartition.entrySet()) {
            for (List<Waiting> part : chunks(each.getValue())) {
                inFlight.acquire();
                ship(producer, new Shipment(batch(each.getKey(), part), part));
            }
        }
    }

    private void ship(Producer<byte[], byte[]> producer, Shipment shipment) {
        try {
            var unused = producer.send(shipment.batch(), (metadata, failure) -> {
                if (failure == null) {
                    landed(shipment);
                } else {
                    failed(shipment, failure);
                }
            });
        } catch (RuntimeException e) {
            // Some failures leave a producer useless for good: the next attempt is made by a new one.
            isBroken = true;
            failed(shipment, e);
        }
    }

    private void landed(Shipment shipment) {
        inFlight.release();
        degradations.clear(PART);
        taken.increment(shipment.clicks().size());
        shipment.clicks().forEach(each -> each.durable().run());
    }

    private void failed(Shipment shipment, Exception failure) {
        if (failure instanceof RecordTooLargeException || failure instanceof SerializationException) {
            LOG.errorf(
                    failure,
                    "%d clicks are lost: Kafka refuses them for good",
                    shipment.clicks().size());
            refused.increment(shipment.clicks().size());
            inFlight.release();
            return;
        }
        LOG.warnf(
                "A batch of %d clicks was not acknowledged, sending it again: %s",
                shipment.clicks().size(), failure);
        degradations.set(PART, "Kafka does not acknowledge clicks");
        again.add(shipment);
    }

    private ProducerRecord<byte[], byte[]> batch(int partition, List<Waiting> clicks) {
        ClickBatch batch =
                new ClickBatch(Ids.next(), clicks.stream().map(Waiting::click).toList());
        byte[] key = bytes(batch.clicks().getFirst().linkId());
        return new ProducerRecord<>(Topic.CLICKS.topicName(), partition, key, ClickCodec.encode(batch));
    }

    private List<List<Waiting>> chunks(List<Waiting> clicks) {
        List<List<Waiting>> chunks = new ArrayList<>();
        for (int from = 0; from < clicks.size(); from += config.batchSize()) {
            chunks.add(clicks.subList(from, Math.min(from + config.batchSize(), clicks.size())));
        }
        return chunks;
    }

    /** As Kafka's own partitioner has it for a record with the link as key. */
    static int partition(UUID linkId, int partitions) {
        return Utils.toPositive(Utils.murmur2(bytes(linkId))) % partitions;
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Producer<byte[], byte[]> producer() {
        int timeout = Math.toIntExact(config.sendTimeout().toMillis());
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "heraut-sharing-click-log");
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        properties.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
