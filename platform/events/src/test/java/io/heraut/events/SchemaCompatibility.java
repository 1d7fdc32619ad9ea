package io.heraut.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Says how a schema breaks those who read or wrote by an earlier one. Both ways matter: old consumers read new events,
 * and new consumers read the old events that are still on the topic.
 */
final class SchemaCompatibility {
    private SchemaCompatibility() {}

    static List<String> breaks(JsonNode before, JsonNode after) {
        List<String> breaks = new ArrayList<>();
        compare("", before, after, breaks);
        return breaks;
    }

    private static void compare(String path, JsonNode before, JsonNode after, List<String> breaks) {
        for (String keyword : List.of("type", "format", "pattern", "minimum", "maximum", "minLength", "maxLength")) {
            if (!before.path(keyword).equals(after.path(keyword))) {
                breaks.add("%s: %s was %s and is %s"
                        .formatted(name(path), keyword, before.path(keyword), after.path(keyword)));
            }
        }
        Set<String> valuesBefore = texts(before.path("enum"));
        Set<String> valuesAfter = texts(after.path("enum"));
        if (!valuesBefore.equals(valuesAfter)) {
            breaks.add("%s: enum was %s and is %s".formatted(name(path), valuesBefore, valuesAfter));
        }
        Set<String> requiredBefore = texts(before.path("required"));
        Set<String> requiredAfter = texts(after.path("required"));
        for (String field : requiredAfter) {
            if (!requiredBefore.contains(field)) {
                breaks.add("%s/%s: was not required and is".formatted(path, field));
            }
        }
        for (String field : requiredBefore) {
            if (!requiredAfter.contains(field)) {
                breaks.add("%s/%s: was required and is not".formatted(path, field));
            }
        }
        before.path("properties").properties().forEach(property -> {
            JsonNode now = after.path("properties").path(property.getKey());
            String child = path + "/" + property.getKey();
            if (now.isMissingNode()) {
                breaks.add(child + ": is gone");
            } else {
                compare(child, property.getValue(), now, breaks);
            }
        });
        if (before.has("items") || after.has("items")) {
            compare(path + "[]", before.path("items"), after.path("items"), breaks);
        }
    }

    private static String name(String path) {
        return path.isEmpty() ? "the payload" : path;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(value -> texts.add(value.asText()));
        return texts;
    }
}
