package io.heraut.sharing.click;

import io.heraut.sharing.SharingConfig;
import io.heraut.sharing.geo.Countries;
import io.heraut.web.request.ClientAddress;
import io.heraut.web.request.TrustedProxies;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes from a request what is kept of it. The address goes no further than here. */
@ApplicationScoped
public class ClickReader {
    private final TrustedProxies proxies;
    private final AddressRanges ranges;
    private final Visitors visitors;
    private final Countries countries;
    private final String optOutParameter;

    ClickReader(
            TrustedProxies proxies,
            AddressRanges ranges,
            Visitors visitors,
            Countries countries,
            SharingConfig config) {
        this.proxies = proxies;
        this.ranges = ranges;
        this.visitors = visitors;
        this.countries = countries;
        this.optOutParameter = config.links().optOutParameter();
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
        return new Click(
                linkId,
                at,
                flags,
                status,
                userAgent,
                host(headers.get("Referer")),
                label,
                1,
                countries.of(address),
                visitors.hash(at, address, userAgent, isOffice).orElse(null));
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
        return Objects.requireNonNullElse(text, "")
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
    }

    /** Only the host of the page before: its path may say more of the visitor than is needed. */
    static @Nullable String host(@Nullable String referrer) {
        if (referrer == null || referrer.length() > 4_096) {
            return null;
        }
        try {
            String host = URI.create(referrer.strip()).getHost();
            return host == null || host.isEmpty() ? null : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
