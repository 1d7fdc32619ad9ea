package io.heraut.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a JSON body in the client's terms: no class name leaves the service. */
final class UnreadableJson {

    private static final int SHOWN_OF_VALUE = 60;

    private UnreadableJson() {}

    static Problem problem(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            return malformed(e);
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InputCoercionException range) {
                return refused(pointer(mapping), "must be " + expected(range.getTargetType()));
            }
            if (cause instanceof StreamReadException stream) {
                return malformed(stream);
            }
        }
        String pointer = pointer(mapping);
        if (mapping instanceof MismatchedInputException mismatch && isEmptyBody(mismatch)) {
            return Problem.of(CommonProblem.BAD_REQUEST, "The request needs a JSON body.");
        }
        return refused(pointer, reason(mapping));
    }

    private static Problem refused(String pointer, String reason) {
        return Problem.of(CommonProblem.VALIDATION_FAILED, "See errors for the values that are refused.")
                .withErrors(List.of(ProblemError.at(pointer, reason)));
    }

    private static Problem malformed(JsonProcessingException e) {
        var location = e.getLocation();
        String place =
                location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
        return Problem.of(CommonProblem.BAD_REQUEST, "The body is not well-formed JSON" + place + ".");
    }

    private static boolean isEmptyBody(MismatchedInputException e) {
        String message = e.getOriginalMessage();
        return e.getPath().isEmpty() && message != null && message.startsWith("No content to map");
    }

    private static boolean isMissing(MismatchedInputException e) {
        String message = e.getOriginalMessage();
        return message != null && message.startsWith("Cannot map `null`");
    }

    private static String pointer(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            Pointers.append(pointer, step.getFieldName() != null ? step.getFieldName() : step.getIndex());
        }
        return pointer.toString();
    }

    private static String reason(JsonMappingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> "is no member of this object" + known(unknown);
            case InvalidNullException ignored -> "must not be null";
            case InvalidFormatException format ->
                shown(format.getValue()) + "must be " + expected(format.getTargetType());
            case ValueInstantiationException value -> instantiation(value);
            case MismatchedInputException mismatch
            when isMissing(mismatch) -> "is missing; must be " + expected(mismatch.getTargetType());
            case MismatchedInputException mismatch -> "must be " + expected(mismatch.getTargetType());
            default -> "can not be read";
        };
    }

    private static String instantiation(ValueInstantiationException e) {
        // Constructors of requests refuse with a sentence that is meant for the client.
        return e.getCause() instanceof IllegalArgumentException refused && refused.getMessage() != null
                ? refused.getMessage()
                : "is not valid";
    }

    private static String known(UnrecognizedPropertyException e) {
        Collection<Object> known = e.getKnownPropertyIds();
        return known == null || known.isEmpty()
                ? ""
                : "; it has " + known.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    static String refusal(@Nullable Object value, @Nullable Class<?> type) {
        return shown(value) + "must be " + expected(type);
    }

    private static String shown(@Nullable Object value) {
        if (!(value instanceof String text) || text.isEmpty()) {
            return "";
        }
        return "'" + (text.length() > SHOWN_OF_VALUE ? text.substring(0, SHOWN_OF_VALUE) + "…" : text) + "' ";
    }

    static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == Instant.class || type == OffsetDateTime.class || type == ZonedDateTime.class) {
            return "a time such as 2026-11-24T09:30:00Z";
        }
        if (type == LocalDate.class) {
            return "a date such as 2026-11-24";
        }
        if (type == YearMonth.class) {
            return "a month such as 2026-11";
        }
        if (type == Duration.class) {
            return "a duration such as PT15M";
        }
        if (type == URI.class || type == URL.class) {
            return "an address such as https://example.com/page";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class
                || type == Integer.class
                || type == long.class
                || type == Long.class
                || type == short.class
                || type == Short.class
                || type == BigInteger.class) {
            return "a whole number that fits";
        }
        if (type == double.class
                || type == Double.class
                || type == float.class
                || type == Float.class
                || type == BigDecimal.class) {
            return "a number";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "text";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        return Map.class.isAssignableFrom(type) || !type.getName().startsWith("java.") ? "an object" : "something else";
    }
}
