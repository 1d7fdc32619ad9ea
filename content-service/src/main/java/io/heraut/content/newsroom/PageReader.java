package io.heraut.content.newsroom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads what a page says of itself: Open Graph tags first, then what stands in for them. */
public final class PageReader {
    private static final Pattern CHARSET = Pattern.compile("(?i)charset=[\"']?([^\\s;\"']+)");

    private PageReader() {}

    /**
     * @param contentType the header of the answer; what is no HTML says nothing
     * @param address where the page was found in the end, after redirects
     */
    public static PageFacts read(byte[] body, @Nullable String contentType, URI address) {
        if (contentType != null && !isHtml(contentType)) {
            return PageFacts.NONE;
        }
        Document page;
        try {
            page = Jsoup.parse(new ByteArrayInputStream(body), charset(contentType), address.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory can be read", e);
        }
        return new PageFacts(
                first(page, "meta[property=og:title]", "meta[name=twitter:title]")
                        .or(() -> PlainText.of(page.title(), Bounds.TITLE))
                        .orElse(null),
                text(
                        page,
                        Bounds.SUMMARY,
                        "meta[property=og:description]",
                        "meta[name=twitter:description]",
                        "meta[name=description]"),
                image(page, address),
                text(page, Bounds.SITE_NAME, "meta[property=og:site_name]", "meta[name=application-name]"),
                canonical(page, address),
                Languages.normalised(page.select("html").attr("lang")).orElse(null),
                feeds(page, address));
    }

    private static boolean isHtml(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("text/html") || type.startsWith("application/xhtml+xml");
    }

    private static @Nullable String charset(@Nullable String contentType) {
        Matcher matcher = CHARSET.matcher(contentType == null ? "" : contentType);
        try {
            // Without a charset that can be used, jsoup looks for one in the page.
            return matcher.find() && Charset.isSupported(matcher.group(1)) ? matcher.group(1) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Optional<String> first(Document page, String... selectors) {
        return Optional.ofNullable(text(page, Bounds.TITLE, selectors));
    }

    private static @Nullable String text(Document page, int max, String... selectors) {
        for (String selector : selectors) {
            for (Element element : page.select(selector)) {
                Optional<String> text = PlainText.of(element.attr("content"), max);
                if (text.isPresent()) {
                    return text.get();
                }
            }
        }
        return null;
    }

    private static @Nullable URI image(Document page, URI address) {
        for (String selector : List.of(
                "meta[property=og:image:secure_url]",
                "meta[property=og:image]",
                "meta[property=og:image:url]",
                "meta[name=twitter:image]",
                "meta[name=twitter:image:src]",
                "link[rel=image_src]")) {
            for (Element element : page.select(selector)) {
                String value = element.hasAttr("content") ? element.attr("content") : element.attr("href");
                Optional<URI> image = WebAddress.parse(value, address);
                if (image.isPresent()) {
                    return image.get();
                }
            }
        }
        return null;
    }

    private static @Nullable URI canonical(Document page, URI address) {
        return WebAddress.parse(page.select("link[rel=canonical]").attr("href"), address)
                .or(() -> WebAddress.parse(page.select("meta[property=og:url]").attr("content"), address))
                // Many a site template names the home page on every page: believing it would make all items one.
                .filter(canonical -> isHome(address) || !isHome(canonical))
                .map(WebAddress::withoutTracking)
                .orElse(null);
    }

    private static boolean isHome(URI address) {
        return address.getRawPath().length() <= 1 && address.getRawQuery() == null;
    }

    private static List<URI> feeds(Document page, URI address) {
        return page
                .select("link[rel=alternate][type=application/rss+xml], link[rel=alternate][type=application/atom+xml]")
                .stream()
                .limit(10)
                .flatMap(link -> WebAddress.parse(link.attr("href"), address).stream())
                .distinct()
                .toList();
    }
}
