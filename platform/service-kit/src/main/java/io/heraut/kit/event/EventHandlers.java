package io.heraut.kit.event;

import io.heraut.events.CloudEvent;
import io.heraut.events.EventType;
import io.heraut.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who acts on what. */
@ApplicationScoped
class EventHandlers {
    private final Map<EventType, List<EventHandler<?>>> handlers;
    private final Map<Topic, List<TombstoneHandler>> tombstoneHandlers;

    EventHandlers(Instance<EventHandler<?>> handlers, Instance<TombstoneHandler> tombstoneHandlers) {
        this.handlers = handlers.stream()
                .collect(Collectors.groupingBy(
                        EventHandler::type, () -> new EnumMap<>(EventType.class), Collectors.toUnmodifiableList()));
        this.tombstoneHandlers = tombstoneHandlers.stream()
                .collect(Collectors.groupingBy(
                        TombstoneHandler::topic, () -> new EnumMap<>(Topic.class), Collectors.toUnmodifiableList()));
    }

    boolean exist(EventType type) {
        return handlers.containsKey(type);
    }

    /** Whether events of that type have to wait for earlier ones of their key. */
    boolean ordered(EventType type) {
        return of(type).stream().anyMatch(EventHandler::ordered);
    }

    void handle(CloudEvent<?> event) {
        of(event.type()).forEach(handler -> handle(handler, event));
    }

    void forget(Topic topic, UUID key) {
        tombstoneHandlers.getOrDefault(topic, List.of()).forEach(handler -> handler.forget(key));
    }

    private Collection<EventHandler<?>> of(EventType type) {
        return handlers.getOrDefault(type, List.of());
    }

    /** The payload is what the handler's type says: the codec has made it so. */
    @SuppressWarnings("unchecked")
    private static <T> void handle(EventHandler<T> handler, CloudEvent<?> event) {
        handler.handle((CloudEvent<T>) event);
    }
}
