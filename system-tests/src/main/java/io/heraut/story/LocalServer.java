package io.heraut.story;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** A small HTTP server on 127.0.0.1. */
final class LocalServer implements AutoCloseable {
    private final HttpServer server;

    private LocalServer(HttpServer server) {
        this.server = server;
    }

    static LocalServer start(int port, String portVariable, HttpHandler handler) {
        try {
            HttpServer server = HttpServer.create(
                    new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), /* backlog of the platform */ 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", handler);
            server.start();
            return new LocalServer(server);
        } catch (BindException e) {
            throw new StoryFailure(
                    "port " + port + " to be free",
                    "somebody who listens there: is the story being played already? " + portVariable
                            + " moves the port, for ./heraut up too");
        } catch (IOException e) {
            throw new StoryFailure("to listen on port " + port, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
