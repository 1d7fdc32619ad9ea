package io.heraut.content.audience;

import io.heraut.content.newsroom.Languages;
import io.heraut.content.request.LanguageTag;
import io.heraut.content.request.Printable;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who gets to see an item: whoever is in one of the countries, in one of the teams and reads one of the languages. An
 * empty list does not narrow.
 *
 * @param countries ISO 3166-1 alpha-2
 * @param teams as in the token's {@code team} claim
 * @param languages BCP 47; compared by primary language
 */
@Embeddable
@Schema(
        description = "Who gets to see the item: somebody in one of the countries, in one of the teams and with one of"
                + " the languages. An empty list does not narrow.")
public record Audience(
        @Column(name = "audience_countries")
        @Size(max = 250)
        @Schema(description = "ISO 3166-1 alpha-2", examples = "[\"NL\"]")
        List<@Pattern(regexp = "[A-Z]{2}", message = "must be a country code such as NL") String> countries,

        @Column(name = "audience_teams")
        @Size(max = 100)
        @Schema(description = "As in the token's claim `team`", examples = "[\"sales\"]")
        List<@NotBlank @Printable @Size(max = 100) String> teams,

        @Column(name = "audience_languages")
        @Size(max = 50)
        @Schema(description = "BCP 47; compared by primary language", examples = "[\"nl\"]")
        List<@LanguageTag String> languages) {
    /** Everybody. */
    public static final Audience EVERYONE = new Audience(List.of(), List.of(), List.of());

    public Audience(@Nullable List<String> countries, @Nullable List<String> teams, @Nullable List<String> languages) {
        this.countries = each(countries, country -> country.toUpperCase(Locale.ROOT));
        this.teams = each(teams, String::strip);
        this.languages = each(languages, tag -> Languages.normalised(tag).orElse(tag));
    }

    /** Whether that person belongs to it. What is not known of a person is in no list. */
    public boolean admits(Reader reader) {
        return admits(countries, reader.country())
                && admits(teams, reader.team())
                && admits(languages.stream().map(Languages::primary).toList(), reader.language());
    }

    private static boolean admits(List<String> named, @Nullable String value) {
        return named.isEmpty() || value != null && named.contains(value);
    }

    /** A null in the list names nobody. */
    private static List<String> each(@Nullable List<String> values, UnaryOperator<String> change) {
        return values == null
                ? List.of()
                : values.stream()
                        .filter(value -> value != null)
                        .map(change)
                        .distinct()
                        .toList();
    }
}
