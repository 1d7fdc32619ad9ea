package io.heraut.content.request;

import io.heraut.content.newsroom.Languages;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the query parameters that narrow a list; a value that can not be meant is refused, not ignored. */
public final class Filters {
    /** How topics are written. */
    public static final String TOPIC = "[\\p{Ll}\\p{Lo}\\p{N}]+(-[\\p{Ll}\\p{Lo}\\p{N}]+)*";

    private static final Pattern TOPIC_PATTERN = Pattern.compile(TOPIC);

    private Filters() {}

    public static <E extends Enum<E>> @Nullable E constant(String parameter, @Nullable String value, Class<E> type) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseThrow(() -> refused(
                        parameter,
                        "must be one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))));
    }

    public static @Nullable UUID id(String parameter, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw refused(parameter, "must be a UUID");
        }
    }

    /** A language by its primary part, as in {@code nl}. */
    public static @Nullable String language(String parameter, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        return Languages.normalised(value)
                .map(Languages::primary)
                .orElseThrow(() -> refused(parameter, "must be a language tag such as nl or en-GB"));
    }

    public static @Nullable String topic(String parameter, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        String topic = value.toLowerCase(Locale.ROOT);
        if (topic.length() > 50 || !TOPIC_PATTERN.matcher(topic).matches()) {
            throw refused(parameter, "must be a topic such as sustainability or new-work");
        }
        return topic;
    }

    private static ProblemException refused(String parameter, String reason) {
        return new ProblemException(CommonProblem.VALIDATION_FAILED, "See errors for the values that are refused.")
                .withParameterError(parameter, reason);
    }
}
