package io.heraut.events;

import java.util.List;

/**
 * Who may see and share an item. An empty list does not narrow: no country named means every country.
 *
 * @param countries ISO 3166-1 alpha-2
 * @param teams as in the token's {@code team} claim
 * @param languages BCP 47; matched by primary language
 */
public record Audience(List<String> countries, List<String> teams, List<String> languages) {
    public Audience {
        countries = Require.list(countries);
        teams = Require.list(teams);
        languages = Require.list(languages);
    }
}
