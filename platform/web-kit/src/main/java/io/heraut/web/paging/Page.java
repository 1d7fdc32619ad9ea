package io.heraut.web.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next cursor of the following page; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * @param limitPlusOne one row more than asked for, where there are more: that row only tells that there is a next page
     * @param cursorOf makes the cursor out of the last row that is shown
     */
    public static <T> Page<T> of(List<T> limitPlusOne, int limit, Function<T, String> cursorOf) {
        if (limitPlusOne.size() <= limit) {
            return new Page<>(limitPlusOne, null);
        }
        return new Page<>(limitPlusOne.subList(0, limit), cursorOf.apply(limitPlusOne.get(limit - 1)));
    }

    public <R> Page<R> map(Function<T, R> mapper) {
        return new Page<>(items.stream().map(mapper).toList(), next);
    }
}
