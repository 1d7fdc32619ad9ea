package io.heraut.content.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudienceTest {
    @ParameterizedTest
    @CsvSource({
        // countries, teams, languages | country, team, language | admitted
        ",,,            NL, sales, nl,     true",
        ",,,            ,,,                true",
        "NL,,,          NL, sales, nl,     true",
        "NL|BE,,,       BE, sales, nl,     true",
        "NL,,,          FR, sales, nl,     false",
        "NL,,,          , sales, nl,       false",
        ",sales,,       NL, sales, nl,     true",
        ",sales,,       NL, Sales, nl,     false",
        ",,nl-BE,       NL, sales, nl,     true",
        ",,nl,          NL, sales, fr,     false",
        ",,nl,          NL, sales, ,       false",
        "NL,sales,nl,   NL, sales, nl,     true",
        "NL,sales,nl,   NL, engineering, nl, false"
    })
    void aPersonBelongsToItByCountryTeamAndLanguage(
            @Nullable String countries,
            @Nullable String teams,
            @Nullable String languages,
            @Nullable String country,
            @Nullable String team,
            @Nullable String language,
            boolean admitted) {
        Audience audience = new Audience(list(countries), list(teams), list(languages));

        assertThat(audience.admits(new Reader(country, team, language))).isEqualTo(admitted);
    }

    @Test
    void whatIsLeftOutNarrowsNothing() {
        assertThat(new Audience(null, null, null)).isEqualTo(Audience.EVERYONE);
    }

    @Test
    void namesAreBroughtIntoTheirUsualSpelling() {
        assertThat(new Audience(Arrays.asList("nl", "NL", null), List.of(" sales "), List.of("NL_be")))
                .isEqualTo(new Audience(List.of("NL"), List.of("sales"), List.of("nl-BE")));
    }

    private static List<String> list(@Nullable String values) {
        return values == null ? List.of() : List.of(values.split("\\|", -1));
    }
}
