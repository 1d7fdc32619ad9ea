package io.heraut.kit.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps a request inside of its transaction until the test lets it go. */
@ApplicationScoped
public class Gate {
    private final Map<String, CountDownLatch> arrived = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> open = new ConcurrentHashMap<>();

    void close(String name) {
        arrived.put(name, new CountDownLatch(1));
        open.put(name, new CountDownLatch(1));
    }

    void awaitArrival(String name) throws InterruptedException {
        if (!latch(arrived, name).await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Nobody came to " + name);
        }
    }

    void open(String name) {
        latch(open, name).countDown();
    }

    void pass(String name) throws InterruptedException {
        if (open.containsKey(name)) {
            latch(arrived, name).countDown();
            if (!latch(open, name).await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody opened " + name);
            }
        }
    }

    private static CountDownLatch latch(Map<String, CountDownLatch> latches, String name) {
        CountDownLatch latch = latches.get(name);
        if (latch == null) {
            throw new IllegalStateException("There is no " + name);
        }
        return latch;
    }
}
