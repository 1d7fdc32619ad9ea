package io.heraut.content.audience;

import io.heraut.content.newsroom.Languages;
import io.heraut.web.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * What an audience asks of a person.
 *
 * @param country ISO 3166-1 alpha-2
 * @param language the primary language of the person's locale, as in {@code nl}
 */
public record Reader(
        @Nullable String country,
        @Nullable String team,
        @Nullable String language) {

    public static Reader of(Caller caller) {
        String locale = caller.locale();
        return new Reader(caller.country(), caller.team(), locale == null ? null : Languages.primary(locale));
    }
}
