package io.heraut.sharing.analytics;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Which values are told together, so that neither a named one nor the rest has fewer than k people behind it. Everything that
 * is told of content is put together of whole items that may be named, and of all others at once: so no difference of two
 * answers for the same period and state points at fewer people either.
 */
final class Blocks {
    private Blocks() {}

    /**
     * @param all values
     * @param isLarge whether at least k people stand behind a value
     * @param size how many people stand behind a value
     * @param union how many people stand behind values together; may stop counting at k
     * @return the values that are told together
     */
    static <T extends Comparable<T>> Set<T> hidden(
            Set<T> all, Predicate<T> isLarge, ToIntFunction<T> size, ToIntFunction<Set<T>> union, int k) {
        Set<T> hidden = new HashSet<>();
        all.stream().filter(isLarge.negate()).forEach(hidden::add);
        if (!hidden.isEmpty() && hidden.size() < all.size() && union.applyAsInt(hidden) < k) {
            // One more is enough: k people stand behind it alone.
            all.stream()
                    .filter(isLarge)
                    .min(Comparator.comparingInt(size).thenComparing(Comparator.naturalOrder()))
                    .ifPresent(hidden::add);
        }
        return hidden;
    }
}
