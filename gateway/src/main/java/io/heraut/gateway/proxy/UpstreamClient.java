package io.heraut.gateway.proxy;

import io.heraut.gateway.GatewayConfig;
import io.heraut.gateway.route.Part;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bounded connections to the services. */
@Singleton
public class UpstreamClient {

    /** A connection to a replica, before anything was sent on it. */
    record Connected(HttpClientRequest request, Replica replica, List<Replica> others) {}

    private final HttpClient client;
    private final Upstreams upstreams;

    UpstreamClient(Vertx vertx, GatewayConfig config, Upstreams upstreams) {
        this.upstreams = upstreams;
        GatewayConfig.Upstream upstream = config.upstream();
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(
                                Math.toIntExact(upstream.connectTimeout().toMillis()))
                        .setKeepAliveTimeout(30)
                        .setTcpNoDelay(true)
                        .setTcpKeepAlive(true)
                        .setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(upstream.connections()).setMaxWaitQueueSize(upstream.queue()));
    }

    /** A document of a service's own, whole. */
    public Future<String> read(Part part, String uri, long timeoutMillis) {
        return connect(part, HttpMethod.GET, uri)
                .compose(connected -> {
                    HttpClientRequest request = connected.request();
                    request.idleTimeout(timeoutMillis);
                    request.putHeader("Accept", "application/json");
                    return request.send();
                })
                .compose(response -> response.statusCode() == 200
                        ? response.body().map(Object::toString)
                        : Future.failedFuture("answered " + response.statusCode()));
    }

    /** Connects to the first replica that takes a connection. Where none does, the service counts as away. */
    Future<Connected> connect(Part part, HttpMethod method, String uri) {
        return connect(part, method, uri, upstreams.candidates(part)).onFailure(failure -> {
            if (!isBusy(failure)) {
                upstreams.allFailed(part);
            }
        });
    }

    /** Connects to the first of the candidates that takes a connection. */
    Future<Connected> connect(Part part, HttpMethod method, String uri, List<Replica> candidates) {
        Replica replica = candidates.getFirst();
        List<Replica> others = candidates.subList(1, candidates.size());
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setHost(replica.host())
                .setPort(replica.port())
                .setSsl(replica.isSecure())
                .setURI(uri);
        return client.request(options).transform(connection -> {
            if (connection.succeeded()) {
                upstreams.succeeded(part, replica);
                return Future.succeededFuture(new Connected(connection.result(), replica, others));
            }
            if (!isBusy(connection.cause())) {
                upstreams.failed(part, replica);
            }
            if (!others.isEmpty()) {
                return connect(part, method, uri, others);
            }
            return Future.failedFuture(connection.cause());
        });
    }

    static boolean isBusy(@Nullable Throwable failure) {
        return failure instanceof ConnectionPoolTooBusyException;
    }
}
