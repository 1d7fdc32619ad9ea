package io.heraut.gateway.proxy;

import io.vertx.core.MultiMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which headers pass the gateway, in either direction. */
final class Headers {

    /** They belong to one connection (RFC 9110, 7.6.1). */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");

    /** The gateway says these itself, or answers them itself; what a client says in their place must not be believed behind it. */
    private static final Set<String> OWN = Set.of(
            "host",
            "expect",
            "forwarded",
            "x-real-ip",
            "x-client-ip",
            "x-original-url",
            "x-rewrite-url",
            "x-http-method-override",
            "x-request-id",
            "traceparent",
            "tracestate",
            "true-client-ip",
            "cf-connecting-ip");

    private Headers() {}

    /** Copies what the service may see of a request. */
    static void copyRequest(MultiMap from, MultiMap to) {
        Set<String> nominated = nominated(from);
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(name)
                    && !OWN.contains(name)
                    && !name.startsWith("x-forwarded-")
                    && !name.startsWith("x-heraut-")
                    && !nominated.contains(name)) {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    /** Copies what the client may see of an answer. An absolute address of the service becomes a relative one: only the gateway's is reachable. */
    static void copyResponse(MultiMap from, MultiMap to, String origin) {
        Set<String> nominated = nominated(from);
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            switch (name) {
                case "x-request-id", "server", "x-powered-by" -> {}
                case "location", "content-location" -> to.set(header.getKey(), relative(header.getValue(), origin));
                default -> {
                    if (!HOP_BY_HOP.contains(name) && !nominated.contains(name)) {
                        to.add(header.getKey(), header.getValue());
                    }
                }
            }
        }
    }

    static String relative(String address, String origin) {
        if (address.equals(origin)) {
            return "/";
        }
        return address.startsWith(origin + "/") ? address.substring(origin.length()) : address;
    }

    /**
     * The {@code X-Forwarded-For} for the service: the peer, after the chain that came with the request where the peer is a trusted proxy.
     */
    static String forwardedFor(String peer, boolean peerIsTrusted, List<String> incoming) {
        String chain = String.join(", ", incoming).strip();
        return peerIsTrusted && !chain.isEmpty() ? chain + ", " + peer : peer;
    }

    /** Believes a trusted proxy's word on scheme or host, where it is one plain word. */
    static String told(@Nullable String header, boolean peerIsTrusted, String own) {
        return peerIsTrusted && header != null && header.matches("[A-Za-z0-9._:\\[\\]-]{1,255}") ? header : own;
    }

    private static Set<String> nominated(MultiMap headers) {
        List<String> connection = headers.getAll("connection");
        if (connection.isEmpty()) {
            return Set.of();
        }
        Set<String> names = new HashSet<>();
        for (String value : connection) {
            for (String name : value.split(",", -1)) {
                names.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        // Nobody may have these taken away by naming them.
        names.removeAll(Set.of("authorization", "content-type", "content-length", "if-match", "idempotency-key"));
        return names;
    }
}
