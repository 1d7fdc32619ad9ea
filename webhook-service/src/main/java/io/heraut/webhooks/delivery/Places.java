package io.heraut.webhooks.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Who holds the places of this replica's worker. Safe for many threads. */
final class Places {
    private final int all;
    private final Map<UUID, Integer> held = new HashMap<>();
    private int inUse;
    private int inUseByFailing;

    Places(int all) {
        this.all = all;
    }

    int all() {
        return all;
    }

    synchronized int free() {
        return all - inUse;
    }

    synchronized int heldByFailing() {
        return inUseByFailing;
    }

    synchronized int heldBy(UUID endpointId) {
        return held.getOrDefault(endpointId, 0);
    }

    synchronized void take(Claim claim) {
        held.merge(claim.endpointId(), 1, Integer::sum);
        inUse++;
        inUseByFailing += claim.failing() ? 1 : 0;
    }

    synchronized void release(Claim claim) {
        held.computeIfPresent(claim.endpointId(), (id, places) -> places == 1 ? null : places - 1);
        inUse--;
        inUseByFailing -= claim.failing() ? 1 : 0;
        notifyAll();
    }

    /** Waits until nobody holds a place; gives whether that came about in time. */
    synchronized boolean awaitIdle(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (inUse > 0) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
