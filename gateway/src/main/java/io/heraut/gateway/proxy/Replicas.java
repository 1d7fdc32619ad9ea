package io.heraut.gateway.proxy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** The replicas of a service, used in turn. One that does not take connections is left alone for a while; it is asked all the same where no other is left. */
final class Replicas {

    private final List<Replica> all;
    private final long pauseNanos;
    private final LongSupplier nanoTime;
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<Replica, Long> pausedUntil = new ConcurrentHashMap<>();

    Replicas(List<Replica> all, Duration pause, LongSupplier nanoTime) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a service needs at least one address");
        }
        this.all = List.copyOf(all);
        this.pauseNanos = pause.toNanos();
        this.nanoTime = nanoTime;
    }

    /** All replicas in the order in which this request should try them. */
    List<Replica> candidates() {
        if (all.size() == 1) {
            return all;
        }
        int first = Math.floorMod(turn.getAndIncrement(), all.size());
        List<Replica> ready = new ArrayList<>(all.size());
        List<Replica> paused = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Replica replica = all.get((first + i) % all.size());
            (isPaused(replica) ? paused : ready).add(replica);
        }
        ready.addAll(paused);
        return ready;
    }

    void failed(Replica replica) {
        pausedUntil.put(replica, nanoTime.getAsLong() + pauseNanos);
    }

    void succeeded(Replica replica) {
        if (!pausedUntil.isEmpty()) {
            pausedUntil.remove(replica);
        }
    }

    private boolean isPaused(Replica replica) {
        Long until = pausedUntil.get(replica);
        return until != null && until - nanoTime.getAsLong() > 0;
    }
}
