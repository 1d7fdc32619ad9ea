package io.heraut.kit.http;

import io.heraut.kit.http.GuardedHttpException.Reason;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One request to one address, and its answer. Runs on an event loop of its own, whatever thread asks for it. */
final class Exchange {
    private final Context context;
    private final HttpClient client;
    private final URI uri;
    private final Limits limits;
    private final boolean skipsRedirectBodies;
    private final CompletableFuture<GuardedResponse> answer = new CompletableFuture<>();
    private volatile @Nullable HttpClientRequest request;

    Exchange(Vertx vertx, HttpClient client, URI uri, Limits limits, boolean skipsRedirectBodies) {
        this.context = ((VertxInternal) vertx).createEventLoopContext();
        this.client = client;
        this.uri = uri;
        this.limits = limits;
        this.skipsRedirectBodies = skipsRedirectBodies;
    }

    /**
     * @param address that the connection goes to; the destination's host is named in the request and checked against
     *     the certificate
     */
    CompletableFuture<GuardedResponse> start(
            String method,
            Destination destination,
            InetAddress address,
            Map<String, String> headers,
            byte @Nullable [] body,
            Duration left) {
        Duration connect = limits.connect().compareTo(left) < 0 ? limits.connect() : left;
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(method))
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, destination.port())))
                .setHost(destination.host())
                .setPort(destination.port())
                .setSsl(destination.isTls())
                .setURI(destination.pathAndQuery())
                .setFollowRedirects(false)
                .setConnectTimeout(Math.max(1, connect.toMillis()));
        headers.forEach(options::putHeader);
        if (destination.host().contains(":")) {
            // The engine would write an IPv6 address without its brackets.
            options.putHeader("Host", "[" + destination.host() + "]:" + destination.port());
        }
        context.runOnContext(ignored -> client.request(options)
                .onFailure(answer::completeExceptionally)
                .onSuccess(connected -> send(connected, body)));
        return answer;
    }

    /** Whether the request may have reached the other side. */
    boolean hasConnected() {
        return request != null;
    }

    void cancel() {
        answer.cancel(false);
        context.runOnContext(ignored -> close());
    }

    private void send(HttpClientRequest connected, byte @Nullable [] body) {
        request = connected;
        if (answer.isDone()) {
            close();
            return;
        }
        (body == null ? connected.send() : connected.send(Buffer.buffer(body)))
                .onFailure(answer::completeExceptionally)
                .onSuccess(this::receive);
    }

    private void receive(HttpClientResponse response) {
        if (skipsRedirectBodies && response.statusCode() / 100 == 3) {
            finish(response, Buffer.buffer(), false);
            return;
        }
        Buffer body = Buffer.buffer();
        response.exceptionHandler(answer::completeExceptionally);
        response.handler(chunk -> {
            int room = limits.maxBodyBytes() - body.length();
            if (answer.isDone()) {
                return;
            }
            if (chunk.length() <= room) {
                body.appendBuffer(chunk);
            } else if (limits.cutsBody()) {
                finish(response, body.appendBuffer(chunk, 0, room), true);
            } else {
                answer.completeExceptionally(new GuardedHttpException(
                        Reason.TOO_LARGE, "The answer is longer than " + limits.maxBodyBytes() + " bytes."));
                close();
            }
        });
        response.endHandler(ignored -> {
            if (!answer.isDone()) {
                finish(response, body, false);
            }
        });
    }

    private void finish(HttpClientResponse response, Buffer body, boolean cut) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers()
                .names()
                .forEach(name -> headers.put(name, response.headers().getAll(name)));
        answer.complete(new GuardedResponse(response.statusCode(), headers, body.getBytes(), cut, uri));
        close();
    }

    private void close() {
        HttpClientRequest open = request;
        if (open != null) {
            open.connection().close();
        }
    }
}
