package io.heraut.sharing.advocate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a token says of a person.
 *
 * @param saidAt when the token was issued
 */
record Person(
        String sub,
        @Nullable String name,
        @Nullable String locale,
        @Nullable String country,
        @Nullable String team,
        Instant saidAt) {
    /** Longer claims than this are cut: they come from a directory that Heraut does not control. */
    private static final int MAX_LENGTH = 200;

    Person {
        name = tidy(name);
        locale = tidy(locale);
        country = tidy(country);
        team = tidy(team);
    }

    /** The same in all but the time. */
    boolean saysTheSameAs(Person other) {
        return equals(new Person(other.sub, other.name, other.locale, other.country, other.team, saidAt));
    }

    private static @Nullable String tidy(@Nullable String claim) {
        if (claim == null) {
            return null;
        }
        // PostgreSQL keeps no NUL in a text.
        String tidied = claim.replace("\0", "").strip();
        if (tidied.isEmpty()) {
            return null;
        }
        return tidied.length() <= MAX_LENGTH ? tidied : tidied.substring(0, MAX_LENGTH);
    }
}
