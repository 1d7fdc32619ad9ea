package io.heraut.sharing.redirect;

import io.heraut.sharing.content.LinkedContent;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a link-preview crawler gets: the item's Open Graph tags.
 *
 * <p>{@code og:url} is the link itself: with the item's own address there, networks would show and share that one, and
 * the link would be lost.
 */
final class PreviewPage {
    private PreviewPage() {}

    static String of(LinkedContent content, URI link, String target) {
        StringBuilder head = new StringBuilder();
        property(head, "og:type", "article");
        property(head, "og:url", link.toString());
        property(head, "og:title", content.ogTitle());
        property(head, "og:description", content.ogDescription());
        property(head, "og:image", content.ogImage());
        property(head, "og:site_name", content.ogSiteName());
        property(head, "og:locale", content.language().replace('-', '_'));
        name(head, "twitter:card", content.ogImage() == null ? "summary" : "summary_large_image");
        name(head, "description", content.ogDescription());
        return """
                <!doctype html>
                <html lang="%s" prefix="og: https://ogp.me/ns#">
                <head>
                <meta charset="utf-8">
                <meta name="robots" content="noindex">
                <title>%s</title>
                %s</head>
                <body><a href="%s" rel="nofollow">%s</a></body>
                </html>
                """.formatted(
                        Html.escape(content.language()),
                        Html.escape(content.ogTitle()),
                        head,
                        Html.escape(target),
                        Html.escape(content.ogTitle()));
    }

    private static void property(StringBuilder head, String property, @Nullable String content) {
        meta(head, "property", property, content);
    }

    private static void name(StringBuilder head, String name, @Nullable String content) {
        meta(head, "name", name, content);
    }

    private static void meta(StringBuilder head, String attribute, String key, @Nullable String content) {
        if (content != null && !content.isBlank()) {
            head.append("<meta ")
                    .append(attribute)
                    .append("=\"")
                    .append(key)
                    .append("\" content=\"")
                    .append(Html.escape(content))
                    .append("\">\n");
        }
    }
}
