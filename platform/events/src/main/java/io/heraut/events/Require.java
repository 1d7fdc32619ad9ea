package io.heraut.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What payload constructors check, so that a payload without its required fields can not exist. */
final class Require {
    private Require() {}

    static <T> T present(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    /** A missing list is an empty one. */
    static <T> List<T> list(@Nullable List<T> value) {
        return value == null ? List.of() : List.copyOf(value);
    }
}
