package io.heraut.web.problem;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads path, query and header parameters, and names the one that can not be read. */
@Provider
public class ParameterConverters implements ParamConverterProvider {

    private static final Map<Class<?>, Function<String, ?>> READERS = Map.ofEntries(
            Map.entry(UUID.class, ParameterConverters::uuid),
            Map.entry(Instant.class, Instant::parse),
            Map.entry(LocalDate.class, LocalDate::parse),
            Map.entry(OffsetDateTime.class, OffsetDateTime::parse),
            Map.entry(YearMonth.class, YearMonth::parse),
            Map.entry(Duration.class, Duration::parse),
            Map.entry(URI.class, URI::create),
            Map.entry(int.class, Integer::valueOf),
            Map.entry(Integer.class, Integer::valueOf),
            Map.entry(long.class, Long::valueOf),
            Map.entry(Long.class, Long::valueOf),
            Map.entry(boolean.class, ParameterConverters::truth),
            Map.entry(Boolean.class, ParameterConverters::truth));

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> rawType, @Nullable Type genericType, Annotation @Nullable [] annotations) {
        // Lists and optional values are asked for as a whole: their elements are left to RESTEasy.
        Function<String, ?> reader = reader(rawType);
        if (reader == null) {
            return null;
        }
        String name = annotations == null ? null : Violations.nameOf(annotations);
        return new NamedConverter<>(name == null ? "parameter" : name, rawType, (Function<String, T>) reader);
    }

    private static @Nullable Function<String, ?> reader(Class<?> type) {
        return type.isEnum() ? text -> constant(type, text) : READERS.get(type);
    }

    static boolean isReadable(Class<?> type, String text) {
        Function<String, ?> reader = reader(type);
        try {
            return reader == null || reader.apply(text) != null;
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }

    /** The type of one value, where the parameter can have several or none. */
    static Class<?> single(Class<?> rawType, @Nullable Type genericType) {
        boolean container = rawType == Optional.class || Collection.class.isAssignableFrom(rawType);
        return container
                        && genericType instanceof ParameterizedType parameterized
                        && parameterized.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : rawType;
    }

    private static UUID uuid(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            // fromString takes abbreviations such as 1-1-1-1-1.
            throw new IllegalArgumentException();
        }
        return uuid;
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false; // RESTEasy gives 0 for a primitive that is not there.
            default -> throw new IllegalArgumentException();
        };
    }

    private static Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(text)
                        || ((Enum<?>) constant).name().equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private record NamedConverter<T>(String name, Class<T> type, Function<String, T> reader)
            implements ParamConverter<T> {

        @Override
        public @Nullable T fromString(@Nullable String value) {
            if (value == null || value.isEmpty()) {
                return absent();
            }
            try {
                return reader.apply(value);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new ProblemException(
                                CommonProblem.VALIDATION_FAILED, "See errors for the values that are refused.", e)
                        .withParameterError(name, UnreadableJson.refusal(value, type));
            }
        }

        @SuppressWarnings("unchecked")
        private @Nullable T absent() {
            return type.isPrimitive() ? (T) Array.get(Array.newInstance(type, 1), 0) : null;
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
