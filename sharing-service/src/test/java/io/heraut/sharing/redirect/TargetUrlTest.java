package io.heraut.sharing.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetUrlTest {
    private static final URI PAGE = URI.create("https://news.example.com/ferry");
    private static final Map<String, String> UTM = utm();

    private static Map<String, String> utm() {
        Map<String, String> utm = new LinkedHashMap<>();
        utm.put("utm_source", "linkedin");
        utm.put("utm_medium", "advocacy");
        return utm;
    }

    private static String target(URI page, @Nullable String visitorQuery) {
        return TargetUrl.of(page, UTM, visitorQuery, Set.of("heraut_optout"));
    }

    @Test
    void utmParametersAreAdded() {
        assertThat(target(PAGE, null))
                .isEqualTo("https://news.example.com/ferry?utm_source=linkedin&utm_medium=advocacy");
    }

    @Test
    void theAddressKeepsItsOwnParametersAndFragment() {
        assertThat(target(URI.create("https://news.example.com/?id=7&utm_source=newsletter#top"), null))
                .isEqualTo("https://news.example.com/?id=7&utm_source=newsletter&utm_medium=advocacy#top");
    }

    @Test
    void theVisitorsParametersArePassedOnButReplaceNothing() {
        assertThat(target(URI.create("https://news.example.com/?id=7"), "fbclid=abc&id=8&UTM_source=evil&x=1&x=2"))
                .isEqualTo("https://news.example.com/?id=7&utm_source=linkedin&utm_medium=advocacy&fbclid=abc&x=1&x=2");
    }

    @Test
    void parametersForHerautAreNotPassedOn() {
        assertThat(target(PAGE, "heraut_optout=1&heraut_optout&a=b")).endsWith("utm_medium=advocacy&a=b");
    }

    @Test
    void valuesAreEncoded() {
        assertThat(TargetUrl.of(PAGE, Map.of("utm_campaign", "spring & more"), null, Set.of()))
                .isEqualTo("https://news.example.com/ferry?utm_campaign=spring%20%26%20more");
    }

    @Test
    void nothingCanBreakTheHeader() {
        assertThat(target(PAGE, "a=\r\nSet-Cookie:x&b=é\"<>")).endsWith("a=%0D%0ASet-Cookie:x&b=%C3%A9%22%3C%3E");
    }

    @Test
    void aVeryLongQueryIsLeftOut() {
        assertThat(target(PAGE, "a=" + "b".repeat(3_000))).isEqualTo(target(PAGE, null));
    }

    @Test
    void internationalAddressesAreWrittenInAscii() {
        assertThat(target(URI.create("https://news.example.com/fähre"), null))
                .startsWith("https://news.example.com/f%C3%A4hre?");
    }

    @Property(tries = 500)
    void whateverTheVisitorBringsTheTargetIsTheItem(@ForAll String query) {
        String target = target(PAGE, query);
        assertThat(target).startsWith("https://news.example.com/ferry?utm_source=linkedin&utm_medium=advocacy");
        assertThat(target.chars()).allMatch(character -> character > ' ' && character < 0x7F);
        assertThat(URI.create(target.replaceAll("%(?![0-9A-Fa-f]{2})", "%25").replaceAll("[\\[\\]]", ""))
                        .getHost())
                .isEqualTo("news.example.com");
    }
}
