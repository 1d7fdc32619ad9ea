package io.heraut.content.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.heraut.content.newsroom.FeedReading.Feed;
import io.heraut.content.newsroom.FeedReading.NoFeed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedReaderTest {
    private static final URI ADDRESS = URI.create("https://news.example.com/feed/");

    @Test
    void aWeblogInRss2GivesPlainTextAndItsPictures() {
        Feed feed = feed("rss2-blog.xml", "application/rss+xml; charset=UTF-8");

        assertThat(feed.title()).isEqualTo("Noordzee Shipyards – Newsroom");
        assertThat(feed.language()).isEqualTo("en-GB");
        assertThat(feed.unusable()).isZero();
        assertThat(feed.entries())
                .containsExactly(
                        new FeedEntry(
                                "https://news.example.com/?p=4711",
                                URI.create("https://news.example.com/2026/03/electric-ferry/?id=7"),
                                "Our first electric ferry leaves the yard – & it is quiet",
                                "After three years of work the ferry makes its first crossing…",
                                URI.create("https://news.example.com/ferry-1200.jpg"),
                                URI.create("https://news.example.com/in-text.jpg"),
                                Instant.parse("2026-03-02T08:15:00Z"),
                                null),
                        new FeedEntry(
                                "https://news.example.com/2026/02/welder/",
                                URI.create("https://news.example.com/2026/02/welder/"),
                                "Vacancy: welder, day shift",
                                "Come & weld with us. We have coffee.",
                                URI.create("https://news.example.com/welder.png"),
                                null,
                                Instant.parse("2026-02-27T16:00:00Z"),
                                null));
    }

    @Test
    void rss1KeepsTheLanguageOfTheFeedAndOfTheItem() {
        Feed feed = feed("rss1-institute.rdf", "application/rdf+xml");

        assertThat(feed.language()).isEqualTo("fr-FR");
        assertThat(feed.entries())
                .extracting(FeedEntry::guid, FeedEntry::title, FeedEntry::language, FeedEntry::published)
                .containsExactly(
                        tuple(
                                "https://institut.example.org/a/1",
                                "Énergie : l'été des records",
                                null,
                                Instant.parse("2026-02-28T07:00:00Z")),
                        tuple(
                                "https://institut.example.org/a/2",
                                "Our English page",
                                "en",
                                Instant.parse("2026-02-27T00:00:00Z")));
    }

    @Test
    void atomTakesTheAlternateLinkAndReadsTextAsText() {
        Feed feed = feed("atom-engineering.xml", null);

        assertThat(feed.title()).isEqualTo("Werkplaats");
        assertThat(feed.language()).isEqualTo("nl");
        assertThat(feed.entries())
                .containsExactly(
                        new FeedEntry(
                                "tag:engineering.example.com,2026:1",
                                URI.create("https://engineering.example.com/stil-varen"),
                                "Stil varen: hoe het werkt",
                                "Een motor van 2 < 3 ton.",
                                URI.create("https://engineering.example.com/motor.jpg"),
                                null,
                                Instant.parse("2026-03-01T10:00:00Z"),
                                null),
                        new FeedEntry(
                                "tag:engineering.example.com,2026:2",
                                URI.create("https://engineering.example.com/bijgewerkt"),
                                "Alleen bijgewerkt",
                                "Eerste alinea.",
                                URI.create("https://engineering.example.com/film.jpg"),
                                URI.create("https://engineering.example.com/img/in-text.png"),
                                Instant.parse("2026-02-20T07:30:00Z"),
                                null));
    }

    @Test
    void aHandMadeFeedIsTakenAsFarAsItGoes() {
        Feed feed = feed("rss2-handmade.xml", "text/xml");

        assertThat(feed.title()).isEqualTo("Works council news");
        assertThat(feed.language()).isNull();
        assertThat(feed.unusable()).as("no link, no text, a script for a link").isEqualTo(3);
        assertThat(feed.entries())
                .extracting(FeedEntry::guid, FeedEntry::link, FeedEntry::title, FeedEntry::published)
                .containsExactly(
                        tuple(
                                "https://intranet-news.example.com/or/1",
                                URI.create("https://intranet-news.example.com/or/1"),
                                "Link only in the guid",
                                null),
                        tuple(
                                "2",
                                URI.create("https://intranet-news.example.com/or/report%202025.html"),
                                "A relative link",
                                Instant.parse("2026-02-05T07:05:00Z")),
                        tuple(
                                "https://intranet-news.example.com/or/3",
                                URI.create("https://intranet-news.example.com/or/3"),
                                "No title, only a text that goes on for quite a while, and then for a while more, until the reader…",
                                null),
                        tuple(
                                "https://intranet-news.example.com/or/7",
                                URI.create("https://intranet-news.example.com/or/7"),
                                "Counted readers",
                                null));
        assertThat(feed.entries()).extracting(FeedEntry::imageInText).containsOnlyNulls();
    }

    @Test
    void theCharacterSetOfTheAnswerIsUsed() {
        String xml =
                rss("<item><title>Caf\u00e9 \u201cNoord\u201d</title><link>https://news.example.com/1</link></item>");

        assertThat(FeedReader.read(
                        xml.getBytes(Charset.forName("windows-1252")), "text/xml; charset=windows-1252", ADDRESS))
                .isInstanceOfSatisfying(
                        Feed.class,
                        feed -> assertThat(feed.entries())
                                .extracting(FeedEntry::title)
                                .containsExactly("Café “Noord”"));
    }

    @Test
    void theCharacterSetOfTheDeclarationIsUsedWhereTheAnswerNamesNone() {
        String xml = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"
                + rss("<item><title>\u00c5ngstr\u00f6m</title><link>https://news.example.com/1</link></item>");

        assertThat(FeedReader.read(xml.getBytes(StandardCharsets.ISO_8859_1), "application/rss+xml", ADDRESS))
                .isInstanceOfSatisfying(
                        Feed.class,
                        feed -> assertThat(feed.entries())
                                .extracting(FeedEntry::title)
                                .containsExactly("Ångström"));
    }

    @Test
    void aPageInsideAnItemDoesNotMakeTheFeedAPage() {
        String xml = rss("<item><title>T</title><link>https://news.example.com/1</link>"
                + "<description><![CDATA[<!DOCTYPE html><html><body>Text</body></html>]]></description></item>");

        assertThat(FeedReader.read(bytes(xml), null, ADDRESS))
                .isInstanceOfSatisfying(
                        Feed.class,
                        feed -> assertThat(feed.entries().getFirst().summary()).isEqualTo("Text"));
    }

    @Test
    void aLargeFeedFullOfEscapedMarkUpIsRead() {
        String item = "<item><title>T</title><link>https://news.example.com/%d</link><description>"
                + "&lt;p&gt;word &amp;amp; word&lt;/p&gt;".repeat(200) + "</description></item>";
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            items.append(item.formatted(i));
        }

        assertThat(FeedReader.read(bytes(rss(items.toString())), null, ADDRESS))
                .isInstanceOfSatisfying(
                        Feed.class, feed -> assertThat(feed.entries()).hasSize(500));
    }

    @Test
    void anEndlessIdIsKnownByItsHash() {
        String xml = rss("<item><title>T</title><link>https://news.example.com/1</link><guid isPermaLink='false'>"
                + "\u00e9".repeat(3000) + "</guid></item>");

        assertThat(FeedReader.read(bytes(xml), null, ADDRESS))
                .isInstanceOfSatisfying(
                        Feed.class,
                        feed -> assertThat(feed.entries().getFirst().guid()).matches("sha256:[0-9a-f]{64}"));
    }

    @Test
    void aFeedWithoutItemsIsAFeed() {
        assertThat(FeedReader.read(bytes(rss("")), null, ADDRESS))
                .isInstanceOfSatisfying(
                        Feed.class, feed -> assertThat(feed.entries()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
                "<!DOCTYPE rss SYSTEM \"http://127.0.0.1:1/rss.dtd\">"
            })
    void aDocumentTypeIsRefused(String doctype) {
        String xml = "<?xml version=\"1.0\"?>" + doctype
                + rss("<item><title>&x;</title><link>https://news.example.com/1</link></item>");

        assertThat(noFeed(xml).reason())
                .isEqualTo("The feed declares a document type (DOCTYPE), which is not accepted.");
    }

    @Test
    void aPageInsteadOfAFeedNamesTheFeedsThatItKnows() {
        FeedReading reading = FeedReader.read(resource("page-article.html"), "text/html", ADDRESS);

        assertThat(reading)
                .isEqualTo(new NoFeed(
                        "The address leads to a page, not to a feed.",
                        List.of(
                                URI.create("https://news.example.com/feed/"),
                                URI.create("https://news.example.com/atom.xml"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "{\"items\": []}", "<rss version=\"2.0\"><channel><title>Breaks off", "\u0000\u0001"})
    void whatIsNoXmlIsNoFeed(String text) {
        assertThat(noFeed(text).reason()).startsWith("The feed is no well-formed XML");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<note>Dear all</note>", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"})
    void otherXmlIsNoFeed(String text) {
        assertThat(noFeed(text).reason()).isEqualTo("The XML is no RSS 2.0, RSS 1.0 or Atom feed.");
    }

    private static NoFeed noFeed(String text) {
        FeedReading reading = FeedReader.read(bytes(text), "application/xml", ADDRESS);
        assertThat(reading).isInstanceOf(NoFeed.class);
        return (NoFeed) reading;
    }

    private static Feed feed(String name, @Nullable String contentType) {
        FeedReading reading = FeedReader.read(resource(name), contentType, ADDRESS);
        assertThat(reading).isInstanceOf(Feed.class);
        return (Feed) reading;
    }

    private static String rss(String items) {
        return "<rss version=\"2.0\"><channel><title>T</title><link>https://news.example.com</link><description/>"
                + items + "</channel></rss>";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) {
        try (InputStream in = FeedReaderTest.class.getResourceAsStream("/newsroom/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
