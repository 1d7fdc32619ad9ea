package io.heraut.content.newsroom;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Text without mark-up: what strangers write in feeds and pages is never kept as HTML. */
public final class PlainText {
    /** Only its beginning is shown, so there is no need to take a whole book apart. */
    private static final int MAX_READ = 100_000;

    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\u200B\\u2028\\u2029\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0\\u2007\\u202F]+");
    private static final Pattern WORDPRESS_FOOTER =
            Pattern.compile("\\s*The post .{1,500} (?:appeared )?first (?:appeared )?on .{1,200}\\.$");
    private static final Pattern CUT_MARK = Pattern.compile("\\s*(?:\\[(?:…|\\.\\.\\.)]|\\[&hellip;])$");

    private PlainText() {}

    /** The text of an HTML fragment, on one line, at most that many characters long; nothing when none is left. */
    public static Optional<String> ofHtml(@Nullable String html, int max) {
        if (html == null || html.isBlank()) {
            return Optional.empty();
        }
        Document document = Jsoup.parseBodyFragment(html.length() > MAX_READ ? html.substring(0, MAX_READ) : html);
        document.select("script, style, noscript, template, iframe, object, svg, figcaption")
                .remove();
        String text = oneLine(document.body().text());
        text = WORDPRESS_FOOTER.matcher(text).replaceFirst("");
        text = CUT_MARK.matcher(text).replaceFirst("…");
        return text.isEmpty() ? Optional.empty() : Optional.of(shortened(text, max));
    }

    /** The same for what is no HTML, like the value of a {@code meta} tag. */
    public static Optional<String> of(@Nullable String raw, int max) {
        if (raw == null) {
            return Optional.empty();
        }
        String text = oneLine(raw.length() > MAX_READ ? raw.substring(0, MAX_READ) : raw);
        return text.isEmpty() ? Optional.empty() : Optional.of(shortened(text, max));
    }

    private static String oneLine(String text) {
        String spaced = SPACE.matcher(text).replaceAll(" ");
        return INVISIBLE.matcher(spaced).replaceAll("").strip();
    }

    private static String shortened(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = max - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        int space = text.lastIndexOf(' ', end);
        // A language without spaces, or a very long word, is cut where it has to be.
        int cut = space > max / 2 ? space : end;
        return text.substring(0, cut).stripTrailing() + "…";
    }
}
