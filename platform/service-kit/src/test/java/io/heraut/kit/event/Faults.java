package io.heraut.kit.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What goes wrong with the events of an aggregate, by their sequence. */
@ApplicationScoped
public class Faults {
    private final Map<String, Supplier<RuntimeException>> faults = new ConcurrentHashMap<>();

    void make(UUID aggregateId, long sequence, Supplier<RuntimeException> fault) {
        faults.put(aggregateId + "/" + sequence, fault);
    }

    void mend(UUID aggregateId, long sequence) {
        faults.remove(aggregateId + "/" + sequence);
    }

    void happen(UUID aggregateId, long sequence) {
        Supplier<RuntimeException> fault = faults.get(aggregateId + "/" + sequence);
        if (fault != null) {
            throw fault.get();
        }
    }
}
