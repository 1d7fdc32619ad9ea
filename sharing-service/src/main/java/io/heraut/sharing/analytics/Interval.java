package io.heraut.sharing.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A time that has its beginning and not its end. */
record Interval(Instant from, Instant to) {
    boolean isEmpty() {
        return !from.isBefore(to);
    }

    Duration length() {
        return isEmpty() ? Duration.ZERO : Duration.between(from, to);
    }

    Interval within(Interval other) {
        return new Interval(from.isBefore(other.from) ? other.from : from, to.isAfter(other.to) ? other.to : to);
    }

    /** What is left of it without the other one, which lies inside. */
    List<Interval> without(Interval inner) {
        List<Interval> rest = new ArrayList<>(2);
        Interval before = new Interval(from, inner.from);
        Interval after = new Interval(inner.to, to);
        if (!before.isEmpty()) {
            rest.add(before);
        }
        if (!after.isEmpty()) {
            rest.add(after);
        }
        return rest;
    }

    /** What is left of it without those, of which each lies inside and none overlaps another. */
    List<Interval> without(List<Interval> inner) {
        List<Interval> rest = List.of(this);
        for (Interval each : inner) {
            rest = rest.stream()
                    .flatMap(part -> part.contains(each) ? part.without(each).stream() : Stream.of(part))
                    .toList();
        }
        return rest;
    }

    private boolean contains(Interval other) {
        return !other.from.isBefore(from) && !other.to.isAfter(to);
    }

    /** The same times in as few intervals as possible. They come in their order and do not overlap. */
    static List<Interval> joined(List<Interval> intervals) {
        List<Interval> joined = new ArrayList<>();
        for (Interval each : intervals) {
            Interval last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.to.equals(each.from)) {
                joined.set(joined.size() - 1, new Interval(last.from, each.to));
            } else {
                joined.add(each);
            }
        }
        return joined;
    }
}
