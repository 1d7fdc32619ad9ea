package io.heraut.events;

import java.util.UUID;

/**
 * An employee got an advocate id.
 */
public record AdvocateRegistered(UUID advocateId) {
    public AdvocateRegistered {
        advocateId = Require.present(advocateId, "advocateId");
    }
}
