package io.heraut.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves whatever a test wants at the newsroom's address, the one that the content service may call. */
final class Pages implements AutoCloseable {

    record Page(int status, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    private Pages(HttpServer server) {
        this.server = server;
    }

    static Pages open(int port) {
        try {
            Pages pages = new Pages(HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0));
            pages.server.createContext("/", pages::serve);
            pages.server.setExecutor(pages.threads);
            pages.server.start();
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI put(String path, Page page) {
        pages.put(path, page);
        return uri(path);
    }

    URI put(String path, String contentType, String body) {
        return put(path, new Page(200, Map.of("Content-Type", contentType), body));
    }

    URI redirect(String path, String location) {
        return put(path, new Page(302, Map.of("Location", location), ""));
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Override
    public void close() {
        if (!threads.isShutdown()) {
            server.stop(0);
            threads.close();
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        Page page = pages.getOrDefault(
                exchange.getRequestURI().getPath(),
                new Page(404, Map.of("Content-Type", "text/plain"), "no such page"));
        byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
        page.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(page.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
