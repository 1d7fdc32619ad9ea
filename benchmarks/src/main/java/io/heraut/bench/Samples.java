package io.heraut.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What was measured of one quantity, in the order of the passes. */
final class Samples {
    private final List<Long> values = new ArrayList<>();

    void add(long value) {
        values.add(value);
    }

    long min() {
        return Collections.min(values);
    }

    long max() {
        return Collections.max(values);
    }

    /** Of an even number, the lower one of the two in the middle. */
    long median() {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    @Override
    public String toString() {
        return "%,d  %,d  %,d".formatted(min(), median(), max());
    }
}
