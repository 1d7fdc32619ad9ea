package io.heraut.content.newsroom;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Language tags, as BCP 47 describes them. */
public final class Languages {
    private Languages() {}

    /** The tag in its usual spelling: {@code nl-nl} and {@code nl_NL} are {@code nl-NL}. */
    public static Optional<String> normalised(@Nullable String tag) {
        if (tag == null || tag.isBlank() || tag.length() > 35) {
            return Optional.empty();
        }
        try {
            String normal = new Locale.Builder()
                    .setLanguageTag(tag.strip().replace('_', '-'))
                    .build()
                    .toLanguageTag();
            return normal.equals("und") || normal.startsWith("x-") ? Optional.empty() : Optional.of(normal);
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    /** What two tags are compared by: {@code nl} for {@code nl-BE}. */
    public static String primary(String tag) {
        int end = 0;
        while (end < tag.length() && tag.charAt(end) != '-' && tag.charAt(end) != '_') {
            end++;
        }
        return tag.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
