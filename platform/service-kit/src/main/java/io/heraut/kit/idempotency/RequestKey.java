package io.heraut.kit.idempotency;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** What the request at hand says about being sent again, and whether its answer was stored before. */
@RequestScoped
class RequestKey {
    private @Nullable KeyedRequest request;
    private boolean replayed;

    @Nullable
    KeyedRequest request() {
        return request;
    }

    void set(KeyedRequest keyed) {
        this.request = keyed;
    }

    boolean isReplayed() {
        return replayed;
    }

    void markReplayed() {
        replayed = true;
    }
}
