package io.heraut.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the services know of an advocate: personal data, erased by tombstone.
 *
 * @param advocateId random; says nothing of the person
 * @param sub the subject of the advocate's tokens
 * @param locale BCP 47
 * @param country ISO 3166-1 alpha-2
 */
public record AdvocateState(
        UUID advocateId,
        String sub,
        @Nullable String name,
        @Nullable String locale,
        @Nullable String country,
        @Nullable String team) {
    public AdvocateState {
        advocateId = Require.present(advocateId, "advocateId");
        sub = Require.present(sub, "sub");
    }
}
