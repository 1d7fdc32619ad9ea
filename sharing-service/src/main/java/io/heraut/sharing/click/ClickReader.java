package io.heraut.sharing.click;

import io.heraut.sharing.SharingConfig;
import io.heraut.sharing.geo.Countries;
import io.heraut.web.request.ClientAddress;
import io.heraut.web.request.TrustedProxies;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Takes from a request what is kept of it. The address goes no further than here. */
@ApplicationScoped
public class ClickReader {
    private static final int MAX_REFERRER = 4_096;

    private final TrustedProxies proxies;
    private final AddressRanges ranges;
    private final Visitors visitors;
    private final Bursts bursts;
    private final ReverseNames names;
    private final Countries countries;
    private final String optOutParameter;

    ClickReader(
            TrustedProxies proxies,
            AddressRanges ranges,
            Visitors visitors,
            Bursts bursts,
            ReverseNames names,
            Countries countries,
            SharingConfig config) {
        this.proxies = proxies;
        this.ranges = ranges;
        this.visitors = visitors;
        this.bursts = bursts;
        this.names = names;
        this.countries = countries;
        this.optOutParameter = config.links().optOutParameter();
    }

    /**
     * What is kept of the request of a crawler that claims to be of that network. Where no list knows its address, the name
     * server is asked; hence it may take some seconds, and is done at once otherwise.
     *
     * @param network null for crawlers that work for none of Heraut's networks
     * @param status how it is answered
     */
    public CompletableFuture<Click> readCrawler(
            @Nullable String network, UUID linkId, Instant at, HttpServerRequest request, int status) {
        Click click = read(linkId, at, request, status);
        boolean isKnown = click.label() != null && click.label().kind() != AddressLabel.Kind.DATA_CENTRE;
        if (network == null || isKnown || click.flags().has(ClickFlag.OPTED_OUT)) {
            return CompletableFuture.completedFuture(click);
        }
        return names.confirm(network, ClientAddress.of(request, proxies))
                .thenApply(label -> label == null ? click : click.withLabel(label));
    }

    /**
     * What is kept of the request.
     *
     * @param status how it is answered
     */
    public Click read(UUID linkId, Instant at, HttpServerRequest request, int status) {
        MultiMap headers = request.headers();
        ClickFlags flags = ClickFlags.NONE;
        if (request.method().equals(HttpMethod.HEAD)) {
            flags = flags.with(ClickFlag.HEAD);
        }
        if (isPrefetch(headers)) {
            flags = flags.with(ClickFlag.PREFETCH);
        }
        if (isOptedOut(request)) {
            // Only the count is left of a visitor who does not want to be known.
            return new Click(linkId, at, flags.with(ClickFlag.OPTED_OUT), status, "", null, null, 1, null, null);
        }
        if (!headers.contains("Accept-Language")) {
            flags = flags.with(ClickFlag.NO_LANGUAGE);
        }
        String address = ClientAddress.of(request, proxies);
        AddressLabel label = ranges.labelOf(address).orElse(null);
        boolean isOffice = label != null && label.kind() == AddressLabel.Kind.OFFICE;
        String userAgent = printable(headers.get("User-Agent"));
        VisitorHashes visitor = visitors.hash(at, address, userAgent, isOffice).orElse(null);
        return new Click(
                linkId,
                at,
                flags,
                status,
                userAgent,
                host(headers.get("Referer")),
                label,
                visitor == null ? 1 : bursts.follow(visitor.visitor(), linkId, at.toEpochMilli()),
                countries.of(address),
                visitor);
    }

    private boolean isOptedOut(HttpServerRequest request) {
        MultiMap headers = request.headers();
        String query = request.query();
        return "1".equals(headers.get("DNT"))
                || "1".equals(headers.get("Sec-GPC"))
                || query != null
                        && query.contains(optOutParameter)
                        && request.params().contains(optOutParameter);
    }

    private static boolean isPrefetch(MultiMap headers) {
        return says(headers.get("Sec-Purpose"), "prefetch")
                || says(headers.get("Purpose"), "prefetch")
                || says(headers.get("X-Moz"), "prefetch")
                || says(headers.get("X-Purpose"), "preview");
    }

    private static boolean says(@Nullable String header, String word) {
        return header != null && header.toLowerCase(Locale.ROOT).contains(word);
    }

    /** As texts are stored: no control characters. */
    static String printable(@Nullable String text) {
        if (text == null) {
            return "";
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return text.replaceAll("\\p{Cntrl}", " ").strip();
            }
        }
        return text.strip();
    }

    /** Only the host of the page before: its path may say more of the visitor than is needed. */
    static @Nullable String host(@Nullable String referrer) {
        if (referrer == null || referrer.length() > MAX_REFERRER) {
            return null;
        }
        int start = referrer.indexOf("://");
        if (start < 0) {
            return null;
        }
        start += 3;
        int end = start;
        while (end < referrer.length() && "/?#".indexOf(referrer.charAt(end)) < 0) {
            end++;
        }
        String authority = referrer.substring(start, end).strip();
        int user = authority.lastIndexOf('@');
        int port = authority.indexOf(':', user + 1);
        String host = authority.substring(user + 1, port < 0 ? authority.length() : port);
        return isHost(host) ? host.toLowerCase(Locale.ROOT) : null;
    }

    private static boolean isHost(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean fits = character == '.'
                    || character == '-'
                    || character == '_'
                    || (character >= '0' && character <= '9')
                    || (character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z');
            if (!fits) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
