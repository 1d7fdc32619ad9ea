package io.heraut.content.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://news.example.com              | https://news.example.com/",
                "HTTPS://News.Example.COM:443/A?b=C#d  | https://news.example.com/A?b=C",
                "http://news.example.com:8080/a        | http://news.example.com:8080/a",
                "https://news.example.com/a b/ü?q=[1]  | https://news.example.com/a%20b/%C3%BC?q=%5B1%5D",
                "https://news.example.com/100%         | https://news.example.com/100%25",
                "https://news.example.com/a%20b        | https://news.example.com/a%20b",
                "https://bücher.example/               | https://xn--bcher-kva.example/",
                "http://[2001:db8::1]/a                | http://[2001:db8::1]/a",
            })
    void anAddressIsBroughtIntoOneSpelling(String text, String expected) {
        assertThat(WebAddress.parse(text)).contains(URI.create(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "news.example.com",
                "ftp://news.example.com/",
                "javascript:alert(1)",
                "mailto:press@example.com",
                "https://",
                "https:///path",
                "https://user:secret@news.example.com/",
                "https://news.example.com:99999/",
                "https://news example.com/",
                "http://[::1/"
            })
    void whatIsNoWebAddressGivesNothing(String text) {
        assertThat(WebAddress.parse(text)).isEmpty();
    }

    @Test
    void anEndlessAddressGivesNothing() {
        assertThat(WebAddress.parse("https://news.example.com/" + "a".repeat(2000)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/b, https://news.example.com/b",
        "b c, https://news.example.com/feed/b%20c",
        "//other.example.com/b, https://other.example.com/b",
        "https://other.example.com/b, https://other.example.com/b",
        "?p=1, https://news.example.com/feed/?p=1"
    })
    void aRelativeAddressStartsFromWhereItWasFound(String text, String expected) {
        assertThat(WebAddress.parse(text, URI.create("https://news.example.com/feed/")))
                .contains(URI.create(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "https://news.example.com/a?utm_source=rss&id=1&fbclid=x, https://news.example.com/a?id=1",
        "https://news.example.com/a?UTM_Source=rss, https://news.example.com/a",
        "https://news.example.com/a?id=1, https://news.example.com/a?id=1",
        "https://news.example.com/a, https://news.example.com/a"
    })
    void trackingParametersAreNoPartOfThePage(String address, String expected) {
        assertThat(WebAddress.withoutTracking(URI.create(address))).isEqualTo(URI.create(expected));
    }
}
