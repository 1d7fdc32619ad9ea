package io.heraut.kit.http;

import java.time.Duration;
import java.util.Set;

/**
 * What one guarded call may cost.
 *
 * @param total for all of it: resolving, connecting, every redirect and the whole body
 * @param connect for one attempt to connect, TLS included
 * @param maxBodyBytes of the answer's body, after decompression
 * @param cutsBody whether a longer body is cut off there instead of failing the call
 * @param maxRedirects how many are followed; none: the redirect itself is the answer
 * @param schemes allowed in the address and in redirects
 * @param plainOnlyByException whether http is for destinations only that are configured as exceptions
 */
public record Limits(
        Duration total,
        Duration connect,
        int maxBodyBytes,
        boolean cutsBody,
        int maxRedirects,
        Set<String> schemes,
        boolean plainOnlyByException) {

    public Limits {
        if (!total.isPositive() || !connect.isPositive() || maxBodyBytes < 0 || maxRedirects < 0) {
            throw new IllegalArgumentException("Times must be positive, counts not negative");
        }
        schemes = Set.copyOf(schemes);
        if (schemes.isEmpty() || !Set.of("http", "https").containsAll(schemes)) {
            throw new IllegalArgumentException("Schemes can be http and https, not " + schemes);
        }
    }

    /** For feeds and pages: 20 seconds, 5 MiB, five redirects. */
    public static Limits standard() {
        return new Limits(
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                5 * 1024 * 1024,
                false,
                5,
                Set.of("http", "https"),
                false);
    }

    /** As {@link #standard()}, but a redirect is an answer like any other. */
    public static Limits noRedirects() {
        return standard().withRedirects(0);
    }

    public Limits withTotal(Duration newTotal) {
        return new Limits(newTotal, connect, maxBodyBytes, cutsBody, maxRedirects, schemes, plainOnlyByException);
    }

    public Limits withConnect(Duration newConnect) {
        return new Limits(total, newConnect, maxBodyBytes, cutsBody, maxRedirects, schemes, plainOnlyByException);
    }

    /** A longer body fails the call. */
    public Limits withMaxBodyBytes(int bytes) {
        return new Limits(total, connect, bytes, false, maxRedirects, schemes, plainOnlyByException);
    }

    /** Of a longer body only the beginning is read. */
    public Limits keepingFirst(int bytes) {
        return new Limits(total, connect, bytes, true, maxRedirects, schemes, plainOnlyByException);
    }

    public Limits withRedirects(int redirects) {
        return new Limits(total, connect, maxBodyBytes, cutsBody, redirects, schemes, plainOnlyByException);
    }

    public Limits httpsOnly() {
        return new Limits(total, connect, maxBodyBytes, cutsBody, maxRedirects, Set.of("https"), false);
    }

    /** Over https, or over http to a destination that is configured as an exception. */
    public Limits httpsUnlessAllowed() {
        return new Limits(total, connect, maxBodyBytes, cutsBody, maxRedirects, Set.of("http", "https"), true);
    }
}
