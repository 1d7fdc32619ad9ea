package io.heraut.rewards.rule;

import io.heraut.events.CloudEvent;
import io.heraut.events.EventType;
import io.heraut.events.Topic;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The events that a point rule can pay for: those that say which advocate did something. */
public final class RuleEvents {
    private static final List<EventType> USABLE =
            Arrays.stream(EventType.values()).filter(RuleEvents::isUsable).toList();

    private RuleEvents() {}

    /** In the order in which {@link EventType} has them. */
    public static List<EventType> usable() {
        return USABLE;
    }

    public static Optional<EventType> forName(String typeName) {
        return EventType.forName(typeName).filter(USABLE::contains);
    }

    /** The advocate whom the event is about. */
    public static UUID advocateOf(CloudEvent<?> event) {
        return advocateComponent(event.type())
                .map(component -> (UUID) EventShape.valueOf(component, event.data()))
                .orElseThrow(() -> new IllegalArgumentException(event.type() + " is about no advocate"));
    }

    private static boolean isUsable(EventType type) {
        // What is internal is no ground to pay, and what rewards itself publishes would feed on itself.
        // What takes something back reverses instead. A roll-up of clicks is what visitors did; that a share was
        // followed is
        // paid for by its evidence.
        return type.isOpen()
                && type.topic() != Topic.REWARDS
                && type != EventType.SHARE_EVIDENCE_WITHDRAWN
                && type != EventType.LINK_CLICKED
                && advocateComponent(type).isPresent();
    }

    private static Optional<RecordComponent> advocateComponent(EventType type) {
        return Arrays.stream(type.payload().getRecordComponents())
                .filter(component -> component.getName().equals("advocateId"))
                .findFirst();
    }
}
