package io.heraut.webhooks.eventtype;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heraut.events.EventType;
import io.heraut.events.Samples;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The types of event that an endpoint can ask for. */
@ApplicationScoped
public class EventTypeCatalogue {
    private final List<EventTypeView> views;

    EventTypeCatalogue() {
        JsonMapper mapper = new JsonMapper();
        this.views = Arrays.stream(EventType.values())
                .filter(EventType::isOpen)
                .sorted(Comparator.comparing(EventType::typeName))
                .map(type -> new EventTypeView(
                        type.typeName(),
                        type.description(),
                        parse(mapper, type.schema()),
                        WebhookBody.tree(Samples.of(type))))
                .toList();
    }

    List<EventTypeView> views() {
        return views;
    }

    Optional<EventTypeView> view(String name) {
        return views.stream().filter(view -> view.name().equals(name)).findFirst();
    }

    /** The type of that name, if endpoints can ask for it. */
    public Optional<EventType> find(String name) {
        return EventType.forName(name).filter(EventType::isOpen);
    }

    private static JsonNode parse(JsonMapper mapper, String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A schema that is part of the build is no JSON", e);
        }
    }
}
