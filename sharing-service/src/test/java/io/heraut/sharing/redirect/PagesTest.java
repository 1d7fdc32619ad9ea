package io.heraut.sharing.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.sharing.content.ContentStatus;
import io.heraut.sharing.content.LinkedContent;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final URI LINK = URI.create("https://go.example.com/s/2345678bcdfgh");

    @Test
    void aPreviewHasTheTagsOfTheItemAndTheLinkAsItsAddress() {
        LinkedContent content = new LinkedContent(
                UUID.randomUUID(),
                ContentStatus.PUBLISHED,
                "nl-NL",
                URI.create("https://news.example.com/ferry"),
                "Eerste \"stille\" pont & <meer>",
                "Drie jaar werk.",
                "https://news.example.com/ferry.jpg",
                null,
                null);

        String page = PreviewPage.of(content, LINK, "https://news.example.com/ferry?a=1&b=2");

        assertThat(page)
                .contains("<html lang=\"nl-NL\"")
                .contains("<meta property=\"og:title\" content=\"Eerste &quot;stille&quot; pont &amp; &lt;meer&gt;\">")
                .contains("<meta property=\"og:description\" content=\"Drie jaar werk.\">")
                .contains("<meta property=\"og:image\" content=\"https://news.example.com/ferry.jpg\">")
                .contains("<meta property=\"og:url\" content=\"" + LINK + "\">")
                .contains("<meta property=\"og:locale\" content=\"nl_NL\">")
                .contains("<meta name=\"twitter:card\" content=\"summary_large_image\">")
                .contains("href=\"https://news.example.com/ferry?a=1&amp;b=2\"")
                .doesNotContain("og:site_name")
                .doesNotContain("<meer>");
    }

    @Test
    void neutralPagesSpeakTheVisitorsLanguage() {
        assertThat(NeutralPage.language("de-CH,de;q=0.9,en;q=0.8")).isEqualTo("de");
        assertThat(NeutralPage.language("pl,nl;q=0.5,en;q=0.4")).isEqualTo("nl");
        assertThat(NeutralPage.language("pl")).isEqualTo("en");
        assertThat(NeutralPage.language(null)).isEqualTo("en");
        assertThat(NeutralPage.language("no such, header;;;")).isEqualTo("en");
        assertThat(NeutralPage.of(NeutralPage.Kind.GONE, "fr-FR")).contains("<html lang=\"fr\">", "Plus disponible");
        assertThat(NeutralPage.of(NeutralPage.Kind.NOT_FOUND, "es")).contains("No encontrado");
    }
}
