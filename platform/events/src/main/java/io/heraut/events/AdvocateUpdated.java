package io.heraut.events;

import java.util.UUID;

/**
 * The company's directory says something new of an advocate.
 */
public record AdvocateUpdated(UUID advocateId) {
    public AdvocateUpdated {
        advocateId = Require.present(advocateId, "advocateId");
    }
}
