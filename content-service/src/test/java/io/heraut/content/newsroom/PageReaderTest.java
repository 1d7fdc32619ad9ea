package io.heraut.content.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageReaderTest {
    private static final URI ADDRESS = URI.create("https://news.example.com/amp/electric-ferry?x=1");

    @Test
    void openGraphTagsComeFirstAndOthersStandIn() throws IOException {
        try (InputStream in = PageReaderTest.class.getResourceAsStream("/newsroom/page-article.html")) {
            byte[] page = Objects.requireNonNull(in).readAllBytes();

            assertThat(PageReader.read(page, "text/html; charset=utf-8", ADDRESS))
                    .isEqualTo(new PageFacts(
                            "Our first electric ferry & its crew",
                            "Three years of work.",
                            URI.create("https://news.example.com/img/ferry.jpg"),
                            "Noordzee Shipyards",
                            URI.create("https://news.example.com/2026/03/electric-ferry/"),
                            "en-GB",
                            List.of(
                                    URI.create("https://news.example.com/feed/"),
                                    URI.create("https://news.example.com/atom.xml"))));
        }
    }

    @Test
    void aCanonicalLinkToTheHomePageIsNotBelieved() {
        assertThat(read("<link rel=canonical href='https://news.example.com/'>").canonical())
                .isNull();
    }

    @Test
    void theOpenGraphAddressStandsInForACanonicalLink() {
        assertThat(read("<meta property='og:url' content='/electric-ferry'>").canonical())
                .isEqualTo(URI.create("https://news.example.com/electric-ferry"));
    }

    @Test
    void aScriptIsNeitherPictureNorLink() {
        PageFacts facts = read("<link rel=canonical href='javascript:alert(1)'>"
                + "<meta property='og:image' content='data:image/png;base64,AAAA'>");

        assertThat(facts.canonical()).isNull();
        assertThat(facts.image()).isNull();
    }

    @Test
    void whatIsNoHtmlSaysNothing() {
        assertThat(read("<title>T</title>", "application/pdf")).isEqualTo(PageFacts.NONE);
    }

    @Test
    void theCharacterSetIsFoundInTheHeaderOrInThePage() {
        byte[] latin = "<meta charset=windows-1252><title>Caf\u00e9</title>".getBytes(Charset.forName("windows-1252"));

        assertThat(PageReader.read(latin, "text/html", ADDRESS).title()).isEqualTo("Café");
        assertThat(PageReader.read(
                                "<title>Caf\u00e9</title>".getBytes(StandardCharsets.ISO_8859_1),
                                "text/html; charset=\"iso-8859-1\"",
                                ADDRESS)
                        .title())
                .isEqualTo("Café");
        assertThat(PageReader.read(latin, "text/html; charset=no-such-set", ADDRESS)
                        .title())
                .isEqualTo("Café");
    }

    private static PageFacts read(String head) {
        return read(head, null);
    }

    private static PageFacts read(String head, @Nullable String contentType) {
        return PageReader.read(
                ("<html><head>" + head + "</head></html>").getBytes(StandardCharsets.UTF_8), contentType, ADDRESS);
    }
}
