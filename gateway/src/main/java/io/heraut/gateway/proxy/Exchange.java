package io.heraut.gateway.proxy;

import io.heraut.gateway.route.Part;
import io.heraut.web.request.RequestIds;
import io.heraut.web.request.TrustedProxies;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request on its way to a service and back. Lives on one event loop. */
final class Exchange {

    private static final Set<HttpMethod> REPEATABLE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final UpstreamClient client;
    private final TrustedProxies proxies;
    private final long bodyLimit;
    private final long responseTimeoutMillis;
    private final Refusals refusals;
    private final RoutingContext context;
    private final Part part;
    private final String uri;
    private final HttpServerRequest request;
    private final HttpServerResponse response;

    private @Nullable HttpClientRequest outgoing;
    private long timer = NO_TIMER;
    private boolean answered;
    private boolean gone;

    Exchange(
            Vertx vertx,
            UpstreamClient client,
            TrustedProxies proxies,
            long bodyLimit,
            long responseTimeoutMillis,
            Refusals refusals,
            RoutingContext context,
            Part part,
            String uri) {
        this.vertx = vertx;
        this.client = client;
        this.proxies = proxies;
        this.bodyLimit = bodyLimit;
        this.responseTimeoutMillis = responseTimeoutMillis;
        this.refusals = refusals;
        this.context = context;
        this.part = part;
        this.uri = uri;
        this.request = context.request();
        this.response = context.response();
    }

    void begin() {
        request.pause();
        response.closeHandler(closed -> clientWent());
        client.connect(part, request.method(), uri).onSuccess(this::send).onFailure(this::notConnected);
    }

    private void again(List<Replica> others) {
        client.connect(part, request.method(), uri, others)
                .onSuccess(this::send)
                .onFailure(failure -> answer(() -> refusals.brokenOff(context, part)));
    }

    private void notConnected(Throwable failure) {
        answer(() -> refusals.unavailable(context, part, UpstreamClient.isBusy(failure)));
    }

    private void send(UpstreamClient.Connected connected) {
        HttpClientRequest out = connected.request();
        if (gone) {
            out.reset();
            return;
        }
        outgoing = out;
        // What fails is heard from the response or from the pipe.
        out.exceptionHandler(failure -> {});
        fillHeaders(out.headers());
        out.response()
                .onSuccess(answer -> receive(answer, connected.replica()))
                .onFailure(failure -> failed(failure, connected));
        if (hasBody()) {
            if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
                response.writeContinue();
            }
            if (!out.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
                out.setChunked(true);
            }
            new CountedBody(request, bodyLimit)
                    .pipe()
                    .endOnFailure(false)
                    .to(out)
                    .onSuccess(sent -> startTimer())
                    .onFailure(this::bodyFailed);
        } else {
            request.resume();
            out.end();
            startTimer();
        }
    }

    private void fillHeaders(MultiMap headers) {
        Headers.copyRequest(request.headers(), headers);
        String peer = request.remoteAddress().hostAddress();
        boolean trusted = proxies.trusts(peer);
        headers.set(
                "X-Forwarded-For",
                Headers.forwardedFor(peer, trusted, request.headers().getAll("X-Forwarded-For")));
        headers.set(
                "X-Forwarded-Proto",
                Headers.told(request.getHeader("X-Forwarded-Proto"), trusted, request.isSSL() ? "https" : "http"));
        var authority = request.authority();
        headers.set(
                "X-Forwarded-Host",
                Headers.told(
                        request.getHeader("X-Forwarded-Host"), trusted, authority == null ? "" : authority.toString()));
        String id = RequestIds.of(context);
        if (id != null) {
            headers.set(RequestIds.HEADER, id);
        }
    }

    private boolean hasBody() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return !length.equals("0");
        }
        // HTTP/2 says nothing beforehand.
        return request.version() == HttpVersion.HTTP_2
                ? !REPEATABLE.contains(request.method())
                : request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private void receive(HttpClientResponse answer, Replica replica) {
        cancelTimer();
        if (answered || gone) {
            abandon();
            return;
        }
        answered = true;
        response.setStatusCode(answer.statusCode());
        Headers.copyResponse(answer.headers(), response.headers(), replica.origin());
        boolean empty =
                request.method().equals(HttpMethod.HEAD) || answer.statusCode() == 204 || answer.statusCode() == 304;
        if (empty) {
            answer.resume();
            response.end();
            return;
        }
        if (!response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            response.setChunked(true);
        }
        answer.pipe().endOnFailure(false).to(response).onFailure(failure -> {
            // The head is out: only a broken connection can tell the client that the rest is missing.
            abandon();
            if (!gone) {
                response.reset();
                request.connection().close();
            }
        });
    }

    private void failed(Throwable failure, UpstreamClient.Connected connected) {
        cancelTimer();
        if (answered || gone) {
            return;
        }
        boolean repeatable = REPEATABLE.contains(request.method()) && !hasBody();
        if (repeatable && !connected.others().isEmpty()) {
            again(connected.others());
        } else {
            answer(() -> refusals.brokenOff(context, part));
        }
    }

    private void bodyFailed(Throwable failure) {
        if (failure instanceof CountedBody.TooLarge) {
            answer(() -> refusals.tooLarge(context, bodyLimit));
        }
        abandon();
    }

    private void startTimer() {
        if (!answered && !gone && timer == NO_TIMER) {
            timer = vertx.setTimer(responseTimeoutMillis, late -> {
                timer = NO_TIMER;
                answer(() -> refusals.late(context, part));
                abandon();
            });
        }
    }

    private void clientWent() {
        gone = true;
        cancelTimer();
        if (!response.ended()) {
            abandon();
        }
    }

    private void answer(Runnable writer) {
        if (!answered && !gone) {
            answered = true;
            cancelTimer();
            writer.run();
        }
    }

    private void abandon() {
        HttpClientRequest out = outgoing;
        if (out != null) {
            out.reset();
        }
    }

    private void cancelTimer() {
        if (timer != NO_TIMER) {
            vertx.cancelTimer(timer);
            timer = NO_TIMER;
        }
    }
}
