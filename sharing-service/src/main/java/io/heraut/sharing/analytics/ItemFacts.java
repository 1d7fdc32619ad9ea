package io.heraut.sharing.analytics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an item was said to be. */
record ItemFacts(
        String title,
        String contentType,
        List<String> topics,
        @Nullable String campaign) {
    static final ItemFacts UNKNOWN = new ItemFacts("", "", List.of(), null);

    Key key(Question.Dimension dimension, String id) {
        return switch (dimension) {
            case ITEM -> new Key(Key.Kind.VALUE, id, title.isEmpty() ? null : title);
            case TYPE -> named(contentType);
            // An item with several topics is a row of its own kind, so that rows add up.
            case TOPIC -> named(String.join(" + ", topics));
            case CAMPAIGN -> named(campaign);
            case NETWORK, TEAM, COUNTRY -> throw new IllegalArgumentException(dimension + " is not of content");
        };
    }

    boolean matches(Question.Dimension dimension, String value, String id) {
        return switch (dimension) {
            case ITEM -> id.equals(value);
            case TYPE -> contentType.equals(value);
            case TOPIC -> topics.contains(value);
            case CAMPAIGN -> value.equals(campaign);
            case NETWORK, TEAM, COUNTRY -> throw new IllegalArgumentException(dimension + " is not of content");
        };
    }

    private static Key named(@Nullable String value) {
        return value == null || value.isEmpty() ? Key.NONE : Key.of(value);
    }
}
