package io.heraut.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * People who follow links while something goes on. As a load balancer would, whoever gets no answer from one replica asks
 * another; each attempt is a request that was sent.
 */
final class VisitLoad {
    /**
     * What happened, by link.
     *
     * @param failed visits that no replica has answered
     */
    record Tally(Map<String, Long> sent, Map<String, Long> received, long failed) {}

    private static final int PEOPLE = 6;
    private static final Duration BETWEEN_VISITS = Duration.ofMillis(8);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String BROWSER =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";

    private final HttpClient http;
    private final List<URI> replicas;
    private final List<String> codes;
    private final Map<String, AtomicLong> sent = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> received = new ConcurrentHashMap<>();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong visits = new AtomicLong();
    private volatile boolean goesOn = true;

    VisitLoad(HttpClient http, List<URI> replicas, List<String> codes) {
        this.http = http;
        this.replicas = replicas;
        this.codes = codes;
        codes.forEach(code -> {
            sent.put(code, new AtomicLong());
            received.put(code, new AtomicLong());
        });
    }

    Tally during(Runnable faults) {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (int i = 0; i < PEOPLE; i++) {
                    people.execute(this::keepVisiting);
                }
                faults.run();
            } finally {
                goesOn = false;
            }
        }
        return tally();
    }

    Tally tally() {
        return new Tally(snapshot(sent), snapshot(received), failed.get());
    }

    private void keepVisiting() {
        while (goesOn) {
            long number = visits.getAndIncrement();
            if (!visit(number)) {
                failed.incrementAndGet();
            }
            LockSupport.parkNanos(BETWEEN_VISITS.toNanos());
        }
    }

    private boolean visit(long number) {
        String code = codes.get((int) (number % codes.size()));
        for (int attempt = 0; attempt < replicas.size(); attempt++) {
            URI replica = replicas.get((int) ((number / codes.size() + attempt) % replicas.size()));
            HttpRequest request = HttpRequest.newBuilder(replica.resolve("/s/" + code))
                    .timeout(TIMEOUT)
                    .header("User-Agent", BROWSER)
                    .header("Accept-Language", "en")
                    .header("Referer", "https://www.linkedin.com/")
                    .header(
                            "X-Forwarded-For",
                            "11.%d.%d.%d".formatted(number / 65_536 % 256, number / 256 % 256, number % 256))
                    .build();
            count(sent, code);
            try {
                if (http.send(request, BodyHandlers.discarding()).statusCode() == 302) {
                    count(received, code);
                    return true;
                }
            } catch (IOException e) {
                // The next replica, then.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
        return false;
    }

    private static void count(Map<String, AtomicLong> counts, String code) {
        counts.computeIfAbsent(code, each -> new AtomicLong()).incrementAndGet();
    }

    private static Map<String, Long> snapshot(Map<String, AtomicLong> counts) {
        Map<String, Long> snapshot = new TreeMap<>();
        counts.forEach((code, count) -> snapshot.put(code, count.get()));
        return snapshot;
    }
}
