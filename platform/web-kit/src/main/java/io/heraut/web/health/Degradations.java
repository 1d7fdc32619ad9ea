package io.heraut.web.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** What does not work at the moment although the service goes on without it. Shown by {@code /health} and by a metric. */
@ApplicationScoped
public class Degradations {

    /** Gauge, 1 while the part (tag {@code part}) is missing, 0 when it has come back. */
    public static final String METRIC = "heraut.degraded";

    private static final Logger LOG = Logger.getLogger(Degradations.class);

    private final Map<String, String> reasons = new ConcurrentHashMap<>();
    private final Map<String, Boolean> measured = new ConcurrentHashMap<>();
    private final MeterRegistry metrics;

    public Degradations(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** Says that a part is missing, and why. Again with the same part: the newer reason holds. */
    public void set(String part, String reason) {
        if (reasons.put(part, reason) == null) {
            LOG.warnf("Degraded: %s: %s", part, reason);
        }
        measured.computeIfAbsent(part, this::measure);
    }

    public void clear(String part) {
        if (reasons.remove(part) != null) {
            LOG.infof("No more degraded: %s", part);
        }
    }

    /** Part and reason. */
    public Map<String, String> current() {
        return new TreeMap<>(reasons);
    }

    private Boolean measure(String part) {
        metrics.gauge(METRIC, Tags.of("part", part), reasons, map -> map.containsKey(part) ? 1 : 0);
        return true;
    }
}
