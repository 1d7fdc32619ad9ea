package io.heraut.content.newsroom;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Addresses as they are found in feeds and pages: often relative, unescaped, or decorated for tracking. */
public final class WebAddress {
    /** Longer ones break mail programs and network previews, and an index entry of PostgreSQL. */
    public static final int MAX_LENGTH = 2000;

    private static final Pattern PARTS = Pattern.compile("(?is)(https?)://([^/?#]*)([^?#]*)(?:\\?([^#]*))?(?:#.*)?");
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:@\\[\\]]+)(?::([0-9]{1,5})?)?");
    private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*", Pattern.DOTALL);

    private static final Set<String> TRACKING = Set.of(
            "fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "_hsenc", "_hsmi", "yclid", "ref_src");

    private WebAddress() {}

    /** An absolute http or https address, or nothing when the text is none. */
    public static Optional<URI> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher parts = PARTS.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<String> authority = authority(parts.group(1), parts.group(2));
        if (authority.isEmpty()) {
            return Optional.empty();
        }
        String path = parts.group(3).isEmpty() ? "/" : escape(parts.group(3));
        String query = parts.group(4) == null ? "" : "?" + escape(parts.group(4));
        String whole = parts.group(1).toLowerCase(Locale.ROOT) + "://" + authority.get() + path + query;
        if (whole.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(whole);
            return uri.getHost() == null ? Optional.empty() : Optional.of(uri);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** As {@link #parse(String)}, where the text may be relative to a page or feed. */
    public static Optional<URI> parse(@Nullable String text, URI base) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        String stripped = text.strip();
        if (SCHEME.matcher(stripped).matches()) {
            return parse(stripped);
        }
        if (stripped.startsWith("//")) {
            return parse(base.getScheme() + ":" + stripped);
        }
        try {
            return parse(base.resolve(new URI(escape(stripped))).toString());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The same page without what only says how somebody came to it. */
    public static URI withoutTracking(URI address) {
        String query = address.getRawQuery();
        if (query == null) {
            return address;
        }
        String kept = Arrays.stream(query.split("&", -1))
                .filter(parameter -> !parameter.isEmpty() && !isTracking(parameter))
                .collect(Collectors.joining("&"));
        return URI.create(address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath()
                + (kept.isEmpty() ? "" : "?" + kept));
    }

    private static boolean isTracking(String parameter) {
        String name = parameter.split("=", 2)[0].toLowerCase(Locale.ROOT);
        return name.startsWith("utm_") || TRACKING.contains(name);
    }

    private static Optional<String> authority(String scheme, String authority) {
        Matcher matcher = AUTHORITY.matcher(authority);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String host = matcher.group(1);
        if (!host.startsWith("[")) {
            try {
                host = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        String port = matcher.group(2);
        if (port == null) {
            return Optional.of(host);
        }
        int number = Integer.parseInt(port);
        if (number < 1 || number > 65535) {
            return Optional.empty();
        }
        boolean usual = scheme.equalsIgnoreCase("https") ? number == 443 : number == 80;
        return Optional.of(usual ? host : host + ":" + number);
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c == '%' && !isHex(text, i + 1)) {
                escaped.append("%25");
            } else if (c > 0x20 && c < 0x7F && "\"<>\\^`{|}[]".indexOf(c) < 0) {
                escaped.append((char) c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    escaped.append('%').append(String.format("%02X", b));
                }
            }
            i += Character.charCount(c);
        }
        return escaped.toString();
    }

    private static boolean isHex(String text, int from) {
        return from + 1 < text.length()
                && Character.digit(text.charAt(from), 16) >= 0
                && Character.digit(text.charAt(from + 1), 16) >= 0;
    }
}
