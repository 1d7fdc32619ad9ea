package io.heraut.gateway.proxy;

import io.heraut.gateway.GatewayConfig;
import io.heraut.gateway.route.Part;
import io.heraut.web.health.Degradations;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The replicas of every service, and which services do not answer at the moment. */
@Singleton
class Upstreams {

    private final Map<Part, Replicas> replicas = new EnumMap<>(Part.class);
    private final Map<Part, Boolean> away = new ConcurrentHashMap<>();
    private final Degradations degradations;

    Upstreams(GatewayConfig config, Degradations degradations) {
        this.degradations = degradations;
        for (Part part : Part.values()) {
            replicas.put(part, read(part, config));
        }
    }

    private static Replicas read(Part part, GatewayConfig config) {
        try {
            List<Replica> addresses =
                    config.service(part).url().stream().map(Replica::parse).toList();
            return new Replicas(addresses, config.upstream().pause(), System::nanoTime);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("heraut.gateway." + part.title() + ".url: " + e.getMessage(), e);
        }
    }

    List<Replica> candidates(Part part) {
        return of(part).candidates();
    }

    /** The replica has taken a connection. */
    void succeeded(Part part, Replica replica) {
        of(part).succeeded(replica);
        if (!away.isEmpty() && away.remove(part) != null) {
            degradations.clear(part.title());
        }
    }

    /** The replica has not taken a connection. */
    void failed(Part part, Replica replica) {
        of(part).failed(replica);
    }

    /** No replica of the service has taken a connection. */
    void allFailed(Part part) {
        away.put(part, true);
        degradations.set(part.title(), "does not answer");
    }

    private Replicas of(Part part) {
        return Objects.requireNonNull(replicas.get(part));
    }
}
