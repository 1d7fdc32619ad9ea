package io.heraut.rewards.rule;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import io.heraut.events.EventType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event's payload as a condition sees it: the same names as in JSON; ids, addresses and enumerations as text, times as timestamps.
 */
final class EventShape implements CelTypeProvider {
    private final ImmutableMap<String, StructType> structs;
    private final StructType payload;

    EventShape(EventType type) {
        Map<String, StructType> found = new LinkedHashMap<>();
        payload = struct(type.payload(), found);
        structs = ImmutableMap.copyOf(found);
    }

    StructType payloadType() {
        return payload;
    }

    @Override
    public ImmutableList<CelType> types() {
        return ImmutableList.copyOf(structs.values());
    }

    @Override
    public Optional<CelType> findType(String typeName) {
        return Optional.ofNullable(structs.get(typeName));
    }

    /** The payload's values under the names and in the types that the shape declares. What is absent has no key. */
    static Map<String, Object> valuesOf(Object record) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = valueOf(component, record);
            if (value != null) {
                values.put(component.getName(), plain(value));
            }
        }
        return values;
    }

    static @Nullable Object valueOf(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " can not be read", e);
        }
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Record nested -> valuesOf(nested);
            case Collection<?> items -> items.stream().map(EventShape::plain).toList();
            case Instant time -> time;
            case Boolean truth -> truth;
            case Integer number -> number.longValue();
            case Long number -> number;
            case Double number -> number;
            case Enum<?> constant -> constant.name();
            default -> value.toString();
        };
    }

    private static StructType struct(Class<?> record, Map<String, StructType> structs) {
        String name = record.getSimpleName();
        StructType known = structs.get(name);
        if (known != null) {
            return known;
        }
        ImmutableMap.Builder<String, CelType> declared = ImmutableMap.builder();
        for (RecordComponent component : record.getRecordComponents()) {
            declared.put(component.getName(), typeOf(component.getGenericType(), structs));
        }
        ImmutableMap<String, CelType> fields = declared.buildOrThrow();
        StructType struct = StructType.create(name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
        structs.put(name, struct);
        return struct;
    }

    private static CelType typeOf(Type type, Map<String, StructType> structs) {
        if (type instanceof ParameterizedType list) {
            return ListType.create(typeOf(list.getActualTypeArguments()[0], structs));
        }
        if (type instanceof Class<?> plain) {
            if (plain.isRecord()) {
                return struct(plain, structs);
            }
            if (plain == Instant.class) {
                return SimpleType.TIMESTAMP;
            }
            if (plain == int.class || plain == Integer.class || plain == long.class || plain == Long.class) {
                return SimpleType.INT;
            }
            if (plain == boolean.class || plain == Boolean.class) {
                return SimpleType.BOOL;
            }
            if (plain == double.class || plain == Double.class) {
                return SimpleType.DOUBLE;
            }
        }
        return SimpleType.STRING;
    }
}
