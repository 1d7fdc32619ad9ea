package io.heraut.sharing.click;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Under which numbers the database knows what repeats itself in clicks.
 *
 * @param classifier rules and patterns that judge now
 */
record Dictionaries(Map<String, Integer> userAgents, Map<AddressLabel, Integer> labels, int classifier) {
    @Nullable
    Integer userAgent(String text) {
        return text.isEmpty() ? null : userAgents.get(text);
    }

    @Nullable
    Integer label(@Nullable AddressLabel label) {
        return label == null ? null : labels.get(label);
    }
}
