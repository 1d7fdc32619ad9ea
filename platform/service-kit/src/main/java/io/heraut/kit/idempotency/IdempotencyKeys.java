package io.heraut.kit.idempotency;

import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header, as the IETF draft {@code draft-ietf-httpapi-idempotency-key-header} and common practice write it. */
final class IdempotencyKeys {
    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED_HEADER = "Idempotency-Replayed";

    /** Visible ASCII without quote and backslash: inside quotes (a structured field's string) or bare. */
    private static final Pattern SYNTAX =
            Pattern.compile("\"([\\x21\\x23-\\x5b\\x5d-\\x7e]{1,255})\"|([\\x21\\x23-\\x5b\\x5d-\\x7e]{1,255})");

    private IdempotencyKeys() {}

    /** The key, or null where there is none. */
    static @Nullable String parse(@Nullable List<String> headerValues) {
        if (headerValues == null || headerValues.isEmpty()) {
            return null;
        }
        if (headerValues.size() > 1) {
            throw invalid("was sent more than once");
        }
        var matcher = SYNTAX.matcher(headerValues.getFirst().strip());
        if (!matcher.matches()) {
            throw invalid("must be 1 to 255 visible ASCII characters, without quotes and backslashes inside");
        }
        return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    }

    private static ProblemException invalid(String why) {
        return new ProblemException(CommonProblem.BAD_REQUEST, HEADER + " " + why + ".");
    }
}
