package io.heraut.content;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Serves what a test puts there. */
public final class StubNewsroom implements AutoCloseable {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    /** Of its own for every test, because addresses are remembered by what they were imported as. */
    private final String prefix = "/n" + NEXT.incrementAndGet();

    private record Answer(int status, String contentType, String body, Map<String, String> headers) {}

    private StubNewsroom(HttpServer server) {
        this.server = server;
    }

    public static StubNewsroom start(int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 50);
            StubNewsroom newsroom = new StubNewsroom(server);
            server.setExecutor(newsroom.threads);
            server.createContext("/", newsroom::answer);
            server.start();
            return newsroom;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + prefix + path;
    }

    public void serve(String path, int status, String contentType, String body) {
        answers.put(prefix + path, new Answer(status, contentType, body, Map.of()));
    }

    /** Serves a feed with an ETag, and 304 to whoever has it already. */
    public void serveFeed(String path, String etag, String xml) {
        answers.put(prefix + path, new Answer(200, "application/rss+xml", xml, Map.of("ETag", etag)));
    }

    public void serveFeed(String path, String xml) {
        serve(path, 200, "application/rss+xml; charset=utf-8", xml);
    }

    public void servePage(String path, String head) {
        serve(path, 200, "text/html; charset=utf-8", "<html lang=en><head>" + head + "</head><body>…</body></html>");
    }

    public void redirect(String path, String to) {
        answers.put(prefix + path, new Answer(302, "text/plain", "", Map.of("Location", to)));
    }

    /** An RSS feed of that many items, the latest first, whose pages are below {@code /page/}. */
    public String rss(int from, int to) {
        String items = IntStream.iterate(to, i -> i >= from, i -> i - 1)
                .mapToObj(i -> """
                        <item>
                          <title>Item %d</title>
                          <link>%s</link>
                          <guid isPermaLink="false">guid-%d</guid>
                          <pubDate>Mon, 02 Mar 2026 09:%02d:00 GMT</pubDate>
                          <description>&lt;p&gt;Text &lt;b&gt;%d&lt;/b&gt;&lt;/p&gt;</description>
                        </item>""".formatted(i, url("/page/" + i), i, i % 60, i))
                .collect(Collectors.joining("\n"));
        return rss(items);
    }

    public static String rss(String items) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0"><channel>
                <title>Newsroom</title><link>https://news.example.com/</link><description/><language>en</language>
                %s
                </channel></rss>""".formatted(items);
    }

    /** The paths that were asked for, in order. */
    public List<String> asked() {
        return asked.stream().map(path -> path.substring(prefix.length())).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            Answer answer = answers.getOrDefault(path, new Answer(404, "text/plain", "nothing here", Map.of()));
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            String etag = answer.headers().get("ETag");
            if (etag != null && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            exchange.getResponseHeaders().add("Content-Type", answer.contentType());
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
