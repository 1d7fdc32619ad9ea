package io.heraut.web.paging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** The key of the last row of a page, as clients carry it: opaque, safe in a URL. */
public final class Cursor {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<String> parts;

    private Cursor(List<String> parts) {
        this.parts = parts;
    }

    /** Parts are written by their {@code toString()}. */
    public static String encode(Object... keyParts) {
        try {
            byte[] json = JSON.writeValueAsBytes(
                    Arrays.stream(keyParts).map(Object::toString).toList());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** @throws ProblemException 400 {@code invalid-cursor} for anything that {@link #encode} did not make with so many parts */
    public static Cursor decode(String cursor, int parts) {
        try {
            String[] decoded = JSON.readValue(Base64.getUrlDecoder().decode(cursor), String[].class);
            if (decoded != null
                    && decoded.length == parts
                    && Arrays.stream(decoded).allMatch(part -> part != null)) {
                return new Cursor(List.of(decoded));
            }
        } catch (IllegalArgumentException | IOException e) {
            throw invalid(e);
        }
        throw invalid(null);
    }

    public String text(int part) {
        return parts.get(part);
    }

    public UUID uuid(int part) {
        try {
            return UUID.fromString(parts.get(part));
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    public Instant instant(int part) {
        try {
            return Instant.parse(parts.get(part));
        } catch (DateTimeException e) {
            throw invalid(e);
        }
    }

    public long number(int part) {
        try {
            return Long.parseLong(parts.get(part));
        } catch (NumberFormatException e) {
            throw invalid(e);
        }
    }

    private static ProblemException invalid(@org.jspecify.annotations.Nullable Throwable cause) {
        String detail = "Use the value of \"next\" from the page before, unchanged and with the same filters.";
        ProblemException problem = cause == null
                ? new ProblemException(CommonProblem.INVALID_CURSOR, detail)
                : new ProblemException(CommonProblem.INVALID_CURSOR, detail, cause);
        return problem.withParameterError("cursor", "is not a cursor of this list");
    }
}
