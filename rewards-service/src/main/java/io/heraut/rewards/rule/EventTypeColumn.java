package io.heraut.rewards.rule;

import io.heraut.events.EventType;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Event types are stored by their public name. */
@Converter
public class EventTypeColumn implements AttributeConverter<EventType, String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable EventType type) {
        return type == null ? null : type.typeName();
    }

    @Override
    public @Nullable EventType convertToEntityAttribute(@Nullable String name) {
        return name == null
                ? null
                : EventType.forName(name)
                        .orElseThrow(() -> new IllegalStateException("The event type " + name + " is not known"));
    }
}
