package io.heraut.kit.http;

import io.heraut.kit.http.GuardedHttpException.Reason;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where one hop of a call goes, read from its address.
 *
 * @param host lower case; IPv6 without brackets
 */
record Destination(String scheme, String host, int port, String pathAndQuery) {
    private static final Pattern OCTETS = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");
    /** Resolvers of the C library take hosts that end like this for an IPv4 address: 127.1, 0x7f000001, 2130706433. */
    private static final Pattern ENDS_LIKE_IPV4 = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)\\.?");

    static Destination of(URI uri, Set<String> schemes) throws GuardedHttpException {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!schemes.contains(scheme)) {
            throw new GuardedHttpException(
                    Reason.BAD_SCHEME,
                    "The address must start with "
                            + String.join(":// or ", schemes.stream().sorted().toList()) + "://.");
        }
        String authority = uri.getRawAuthority();
        if (authority == null) {
            throw new GuardedHttpException(Reason.BAD_ADDRESS, "The address names no host.");
        }
        if (authority.contains("@")) {
            throw new GuardedHttpException(Reason.BAD_ADDRESS, "The address must not contain a user name.");
        }
        String host = host(uri, authority);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        if (port < 1 || port > 65535) {
            throw new GuardedHttpException(Reason.BAD_ADDRESS, "The address has a port that can not be.");
        }
        return new Destination(scheme, host, port, pathAndQuery(uri));
    }

    /** The address that is written there instead of a name. */
    Optional<InetAddress> literal() throws GuardedHttpException {
        try {
            if (host.contains(":")) {
                return Optional.of(InetAddress.ofLiteral(host));
            }
            return OCTETS.matcher(host).matches() ? Optional.of(Inet4Address.ofLiteral(host)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new GuardedHttpException(Reason.BAD_ADDRESS, host + " is no address.", e);
        }
    }

    boolean isTls() {
        return scheme.equals("https");
    }

    boolean hasOriginOf(Destination other) {
        return scheme.equals(other.scheme) && host.equals(other.host) && port == other.port;
    }

    private static String host(URI uri, String authority) throws GuardedHttpException {
        @Nullable String parsed = uri.getHost();
        String host = (parsed != null ? parsed : authority.replaceFirst(":[0-9]*$", "")).toLowerCase(Locale.ROOT);
        if (host.startsWith("[") && host.endsWith("]")) {
            return host.substring(1, host.length() - 1);
        }
        if (!OCTETS.matcher(host).matches() && ENDS_LIKE_IPV4.matcher(host).matches()) {
            throw new GuardedHttpException(
                    Reason.FORBIDDEN_ADDRESS, host + " is a spelling of an address that Heraut does not call.");
        }
        if (parsed == null) {
            throw new GuardedHttpException(Reason.BAD_ADDRESS, "The address names no valid host.");
        }
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static String pathAndQuery(URI uri) {
        URI ascii = URI.create(uri.toASCIIString());
        String path = ascii.getRawPath() == null || ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
    }
}
