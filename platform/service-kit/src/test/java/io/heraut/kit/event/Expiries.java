package io.heraut.kit.event;

import io.heraut.events.CloudEvent;
import io.heraut.events.ContentExpired;
import io.heraut.events.EventType;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes events in any order. */
@ApplicationScoped
class Expiries implements EventHandler<ContentExpired> {
    static final String NAME = "expiries";

    private final Taken taken;
    private final Faults faults;

    Expiries(Taken taken, Faults faults) {
        this.taken = taken;
        this.faults = faults;
    }

    @Override
    public EventType type() {
        return EventType.CONTENT_EXPIRED;
    }

    @Override
    public void handle(CloudEvent<ContentExpired> event) {
        taken.add(NAME, event);
        faults.happen(event.data().contentItemId(), event.sequence());
    }

    @Override
    public boolean ordered() {
        return false;
    }
}
