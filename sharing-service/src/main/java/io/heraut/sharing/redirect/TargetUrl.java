package io.heraut.sharing.redirect;

import io.heraut.sharing.network.Percent;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Where a link leads to: the item's address, with the UTM parameters of the link and the visitor's own parameters.
 *
 * <p>What the address says already wins over UTM parameters, and both win over what the visitor brings: a link can be
 * decorated by whoever passes it on (LinkedIn and Facebook do), not redirected.
 */
final class TargetUrl {
    /** Visitors' parameters beyond this length are left out. */
    static final int MAX_VISITOR_QUERY = 2_048;

    private TargetUrl() {}

    /**
     * @param utm names and values, not yet encoded
     * @param visitorQuery as it came in, still encoded
     * @param ownParameters names of parameters that are meant for Heraut and not passed on
     */
    static String of(URI address, Map<String, String> utm, @Nullable String visitorQuery, Set<String> ownParameters) {
        String whole = address.toASCIIString();
        int hash = whole.indexOf('#');
        String fragment = hash < 0 ? "" : whole.substring(hash);
        String base = hash < 0 ? whole : whole.substring(0, hash);
        int mark = base.indexOf('?');
        String query = mark < 0 ? "" : base.substring(mark + 1);
        String path = mark < 0 ? base : base.substring(0, mark);

        StringJoiner parameters = new StringJoiner("&");
        Set<String> taken = new HashSet<>(ownParameters);
        for (String parameter : parameters(query)) {
            taken.add(nameOf(parameter));
            parameters.add(parameter);
        }
        utm.forEach((name, value) -> {
            if (taken.add(name)) {
                parameters.add(Percent.encode(name) + "=" + Percent.encode(value));
            }
        });
        if (visitorQuery != null && visitorQuery.length() <= MAX_VISITOR_QUERY) {
            Set<String> ours = Set.copyOf(taken);
            for (String parameter : parameters(visitorQuery)) {
                if (!ours.contains(nameOf(parameter))) {
                    parameters.add(safe(parameter));
                }
            }
        }
        return path + (parameters.length() == 0 ? "" : "?" + parameters) + fragment;
    }

    private static String[] parameters(String query) {
        return query.isEmpty() ? new String[0] : query.split("&");
    }

    private static String nameOf(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return name.toLowerCase(Locale.ROOT);
        }
    }

    /** Keeps what may stand in a query (RFC 3986) and encodes the rest, so that no header can be broken. */
    private static String safe(String parameter) {
        StringBuilder kept = new StringBuilder(parameter.length());
        for (byte octet : parameter.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xFF);
            if (character > ' ' && character < 0x7F && "\"<>\\^`{|}#".indexOf(character) < 0) {
                kept.append(character);
            } else {
                kept.append(String.format(Locale.ROOT, "%%%02X", (int) character));
            }
        }
        return kept.toString();
    }
}
