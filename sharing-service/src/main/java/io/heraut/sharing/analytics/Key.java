package io.heraut.sharing.analytics;

import org.jspecify.annotations.Nullable;

/**
 * What a row of a report is about.
 *
 * @param value empty unless it has one
 * @param label what people call it, where that is something else
 */
record Key(Kind kind, String value, @Nullable String label) {
    enum Kind {
        /** The one that it names. */
        VALUE,
        /** What has no value, such as items without a topic. */
        NONE,
        /** What is told together: too few people, or beyond the limit. */
        OTHER
    }

    static final Key NONE = new Key(Kind.NONE, "", null);
    static final Key OTHER = new Key(Kind.OTHER, "", null);

    static Key of(String value) {
        return new Key(Kind.VALUE, value, null);
    }
}
