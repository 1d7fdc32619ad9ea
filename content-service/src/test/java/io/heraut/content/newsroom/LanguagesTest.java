package io.heraut.content.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource({"nl, nl", "nl-nl, nl-NL", "NL_be, nl-BE", "zh-hant-tw, zh-Hant-TW"})
    void aTagIsBroughtIntoItsUsualSpelling(String tag, String expected) {
        assertThat(Languages.normalised(tag)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "und", "english language", "x-private", "e"})
    void whatIsNoLanguageGivesNothing(String tag) {
        assertThat(Languages.normalised(tag)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"nl, nl", "nl-BE, nl", "NL_be, nl"})
    void tagsAreComparedByTheirFirstPart(String tag, String expected) {
        assertThat(Languages.primary(tag)).isEqualTo(expected);
    }
}
