package io.heraut.sharing.analytics;

import java.util.Set;

/**
 * People who have shared in exactly these teams and countries.
 *
 * @param places at least one
 */
record Atom(Set<Place> places, int people) {
    /** Where somebody belonged to when they shared. Empty where it is not known. */
    record Place(String team, String country) {}

    Atom {
        places = Set.copyOf(places);
    }
}
