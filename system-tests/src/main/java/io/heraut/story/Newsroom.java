package io.heraut.story;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A company's newsroom: an RSS document of ten items, and their pages with Open Graph tags. */
public final class Newsroom implements AutoCloseable {

    /** What is published there. */
    public record Press(String name, String description, List<Item> items) {}

    /** One item; summary is plain, body is HTML. */
    public record Item(
            String slug,
            String category,
            String author,
            String title,
            String summary,
            @JsonProperty("body") String body) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Press press;
    private final String play;
    private final int port;
    private final Instant now;
    private final LocalServer server;

    private Newsroom(int port, String play) {
        this.press = read();
        this.play = play;
        this.port = port;
        this.now = Instant.now();
        this.server = LocalServer.start(port, "HERAUT_NEWSROOM_PORT", this::serve);
    }

    /**
     * Opens the newsroom.
     *
     * @param play tells the addresses of one playing of the story from those of another
     */
    public static Newsroom open(int port, String play) {
        return new Newsroom(port, play);
    }

    public Press press() {
        return press;
    }

    public URI feed() {
        return URI.create(base() + "/feed.xml");
    }

    public URI page(Item item) {
        return URI.create(base() + "/" + item.slug());
    }

    @Override
    public void close() {
        server.close();
    }

    private String base() {
        return "http://127.0.0.1:" + port + "/" + play;
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals(feed().getPath())) {
            answer(exchange, 200, "application/rss+xml; charset=utf-8", rss());
            return;
        }
        Optional<Item> item = press.items().stream()
                .filter(candidate -> path.equals(page(candidate).getPath()))
                .findFirst();
        if (item.isPresent()) {
            answer(exchange, 200, "text/html; charset=utf-8", html(item.get()));
        } else {
            answer(exchange, 404, "text/plain; charset=utf-8", "There is no such page");
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String rss() {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < press.items().size(); i++) {
            Item item = press.items().get(i);
            items.append("""
                        <item>
                          <title>%s</title>
                          <link>%s?utm_source=rss</link>
                          <guid isPermaLink="false">%s-%s</guid>
                          <pubDate>%s</pubDate>
                          <dc:creator>%s</dc:creator>
                          <category>%s</category>
                          <description><![CDATA[%s]]></description>
                          <media:content url="%s" medium="image" width="1200" height="630"/>
                        </item>
                    """.formatted(
                            escaped(item.title()),
                            page(item),
                            play,
                            item.slug(),
                            rfc1123(now.minus(Duration.ofHours(20L * i + 1))),
                            escaped(item.author()),
                            escaped(item.category()),
                            item.body(),
                            image(item)));
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
                  <channel>
                    <title>%s</title>
                    <link>%s</link>
                    <description>%s</description>
                    <language>en</language>
                    <atom:link href="%s" rel="self" type="application/rss+xml"/>
                %s  </channel>
                </rss>
                """.formatted(escaped(press.name()), base(), escaped(press.description()), feed(), items);
    }

    private String html(Item item) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                  <meta charset="utf-8">
                  <title>%1$s | %2$s</title>
                  <link rel="canonical" href="%3$s">
                  <meta property="og:type" content="article">
                  <meta property="og:title" content="%1$s">
                  <meta property="og:description" content="%4$s">
                  <meta property="og:image" content="%5$s">
                  <meta property="og:url" content="%3$s">
                  <meta property="og:site_name" content="%2$s">
                </head>
                <body><article><h1>%1$s</h1>%6$s</article></body>
                </html>
                """.formatted(
                        escaped(item.title()),
                        escaped(press.name()),
                        page(item),
                        escaped(item.summary()),
                        image(item),
                        item.body());
    }

    private URI image(Item item) {
        return URI.create("https://images.example.com/noordertij/" + item.slug() + "-1200x630.jpg");
    }

    private static String rfc1123(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).format(time.atOffset(ZoneOffset.UTC));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static Press read() {
        try (InputStream in = Newsroom.class.getResourceAsStream("newsroom.json")) {
            return JSON.readValue(in, Press.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
