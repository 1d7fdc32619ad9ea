package io.heraut.kit.event;

import io.heraut.events.CloudEvent;
import io.heraut.events.ContentWithdrawn;
import io.heraut.events.EventType;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes events in order. */
@ApplicationScoped
class Withdrawals implements EventHandler<ContentWithdrawn> {
    static final String NAME = "withdrawals";

    private final Taken taken;
    private final Faults faults;

    Withdrawals(Taken taken, Faults faults) {
        this.taken = taken;
        this.faults = faults;
    }

    @Override
    public EventType type() {
        return EventType.CONTENT_WITHDRAWN;
    }

    @Override
    public void handle(CloudEvent<ContentWithdrawn> event) {
        taken.add(NAME, event);
        faults.happen(event.data().contentItemId(), event.sequence());
    }
}
