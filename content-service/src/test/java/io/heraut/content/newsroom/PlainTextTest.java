package io.heraut.content.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>One</p><p>two</p>                        | One two",
                "Tom &amp; Jerry&nbsp;&hellip;               | Tom & Jerry …",
                "<script>alert(1)</script><b>bold</b>        | bold",
                "<ul><li>a<li>b</ul>                         | a b",
                "1 < 2 and 3 > 2                             | 1 < 2 and 3 > 2",
                "It goes on [&#8230;]                        | It goes on…",
            })
    void markUpIsGone(String html, String expected) {
        assertThat(PlainText.ofHtml(html, 100)).contains(expected);
    }

    @Test
    void nothingIsLeftOfMarkUpAlone() {
        assertThat(PlainText.ofHtml("<img src=x> \n <br>", 100)).isEmpty();
        assertThat(PlainText.ofHtml(null, 100)).isEmpty();
        assertThat(PlainText.of("\u200B\uFEFF ", 100)).isEmpty();
    }

    @Test
    void aLongTextEndsAtAWord() {
        assertThat(PlainText.of("one two three four", 12)).contains("one two…");
        assertThat(PlainText.of("x".repeat(50), 10)).contains("xxxxxxxxx…");
    }

    @Test
    void charactersThatTurnTheReadingDirectionAreDropped() {
        assertThat(PlainText.of("gpj.\u202Eexe\u0007", 100)).contains("gpj.exe");
    }
}
