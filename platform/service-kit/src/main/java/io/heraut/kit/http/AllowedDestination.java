package io.heraut.kit.http;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An exception from the guard: calls by this scheme to this port of these addresses are allowed, although the addresses
 * are not public.
 */
record AllowedDestination(String scheme, AddressRange addresses, int port) {
    private static final Pattern SYNTAX =
            Pattern.compile("(https?)://(?:\\[([0-9a-f:.]+)]|([0-9.]+))(/[0-9]{1,3})?:([0-9]{1,5})");

    /** @param text as in {@code http://127.0.0.1:8090}, {@code https://[fd12::7]:443} or {@code https://10.1.0.0/16:443} */
    static AllowedDestination parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw wrong(text, null);
        }
        String address = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
        String prefix = matcher.group(4) == null ? "" : matcher.group(4);
        int port = Integer.parseInt(matcher.group(5));
        if (port < 1 || port > 65535) {
            throw wrong(text, null);
        }
        try {
            return new AllowedDestination(matcher.group(1), AddressRange.parse(address + prefix), port);
        } catch (IllegalArgumentException e) {
            throw wrong(text, e);
        }
    }

    boolean covers(String scheme, InetAddress address, int port) {
        return this.scheme.equals(scheme) && this.port == port && addresses.contains(address);
    }

    private static IllegalArgumentException wrong(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "heraut.outbound.allowed: \"" + text + "\" is no exception for outbound calls. Write scheme, address "
                        + "(no name) and port, as in http://10.1.2.3:8090 or https://10.1.0.0/16:443.",
                cause);
    }
}
