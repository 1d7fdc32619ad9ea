package io.heraut.content.newsroom;

import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import com.rometools.rome.io.impl.XmlFixerReader;
import io.heraut.content.newsroom.FeedReading.Feed;
import io.heraut.content.newsroom.FeedReading.NoFeed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.Namespace;
import org.jdom2.input.SAXBuilder;
import org.jdom2.input.sax.XMLReaders;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** Reads RSS 2.0, RSS 1.0 and Atom. Looks nothing up: entities and document types from outside are refused. */
public final class FeedReader {
    private static final int MAX_GUID = 500;
    private static final Namespace MEDIA = Namespace.getNamespace("http://search.yahoo.com/mrss/");

    /** A byte order mark, an XML declaration and comments may stand before it. */
    private static final Pattern HTML_START = Pattern.compile(
            "(?is)(?:\u00EF\u00BB\u00BF)?\\s*(?:<\\?xml.*?\\?>\\s*)?(?:<!--.*?-->\\s*)*<(?:!doctype\\s+html|html)\\b");

    private FeedReader() {}

    /**
     * @param contentType the header of the answer, which may name the character set
     * @param address where the feed was found in the end; relative links start from there
     */
    public static FeedReading read(byte[] body, @Nullable String contentType, URI address) {
        if (looksLikeHtml(body)) {
            PageFacts page = PageReader.read(body, null, address);
            return new NoFeed("The address leads to a page, not to a feed.", page.feeds());
        }
        try {
            Document document = parse(body, contentType);
            SyndFeed feed = new SyndFeedInput().build(document);
            return feed(feed, document.getRootElement(), address);
        } catch (JDOMException e) {
            return new NoFeed(
                    isDoctype(e)
                            ? "The feed declares a document type (DOCTYPE), which is not accepted."
                            : "The feed is no well-formed XML: " + firstLine(e.getMessage()),
                    List.of());
        } catch (FeedException | IllegalArgumentException e) {
            return new NoFeed("The XML is no RSS 2.0, RSS 1.0 or Atom feed.", List.of());
        } catch (IOException e) {
            return new NoFeed("The feed is no text that can be read: " + firstLine(e.getMessage()), List.of());
        }
    }

    private static Document parse(byte[] body, @Nullable String contentType) throws IOException, JDOMException {
        SAXBuilder builder = new SAXBuilder(XMLReaders.NONVALIDATING);
        builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        builder.setFeature("http://xml.org/sax/features/external-general-entities", false);
        builder.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        builder.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        builder.setExpandEntities(false);
        // Blank lines before the XML declaration and HTML entities are common in hand-made feeds: the fixer mends them.
        try (Reader reader = new XmlFixerReader(
                new XmlReader(new ByteArrayInputStream(body), contentType, true, StandardCharsets.UTF_8.name()))) {
            return builder.build(reader);
        }
    }

    private static Feed feed(SyndFeed feed, Element root, URI address) {
        URI base = WebAddress.parse(feed.getLink(), address).orElse(address);
        String language = Languages.normalised(feed.getLanguage())
                .or(() -> Languages.normalised(root.getAttributeValue("lang", Namespace.XML_NAMESPACE)))
                .orElse(null);
        List<FeedEntry> entries = new ArrayList<>();
        int unusable = 0;
        for (SyndEntry entry : feed.getEntries()) {
            Optional<FeedEntry> usable = entry(entry, base);
            usable.ifPresent(entries::add);
            if (usable.isEmpty()) {
                unusable++;
            }
        }
        return new Feed(
                PlainText.ofHtml(feed.getTitle(), Bounds.TITLE).orElse(null), language, List.copyOf(entries), unusable);
    }

    private static Optional<FeedEntry> entry(SyndEntry entry, URI base) {
        Optional<URI> link = link(entry, base);
        Optional<String> summary = summary(entry);
        Optional<String> title = PlainText.ofHtml(entry.getTitle(), Bounds.TITLE)
                .or(() -> summary.flatMap(text -> PlainText.of(text, 100)));
        if (link.isEmpty() || title.isEmpty()) {
            return Optional.empty();
        }
        String guid = guid(entry.getUri()).orElse(link.get().toString());
        return Optional.of(new FeedEntry(
                guid,
                link.get(),
                title.get(),
                summary.orElse(null),
                image(entry, link.get()).orElse(null),
                firstAddress(imagesInText(entry), link.get()).orElse(null),
                published(entry),
                language(entry).orElse(null)));
    }

    /** One that is too long for an index is known by its hash. */
    private static Optional<String> guid(@Nullable String given) {
        String guid = given == null ? "" : given.strip();
        if (guid.length() > MAX_GUID) {
            guid = "sha256:" + sha256(guid);
        }
        return guid.isEmpty() ? Optional.empty() : Optional.of(guid);
    }

    private static Optional<URI> link(SyndEntry entry, URI base) {
        Optional<URI> alternate = entry.getLinks().stream()
                .filter(link -> link.getRel() == null || link.getRel().equals("alternate"))
                .map(SyndLink::getHref)
                .flatMap(href -> WebAddress.parse(href, base).stream())
                .findFirst();
        return alternate
                .or(() -> WebAddress.parse(entry.getLink(), base))
                // A GUID may be the permanent link and the only one; then it is absolute.
                .or(() -> WebAddress.parse(entry.getUri()))
                .map(WebAddress::withoutTracking);
    }

    private static Optional<String> summary(SyndEntry entry) {
        return contents(entry)
                .flatMap(content -> (isHtml(content)
                                ? PlainText.ofHtml(content.getValue(), Bounds.SUMMARY)
                                : PlainText.of(content.getValue(), Bounds.SUMMARY))
                        .stream())
                .findFirst();
    }

    private static Stream<SyndContent> contents(SyndEntry entry) {
        return Stream.concat(Stream.ofNullable(entry.getDescription()), entry.getContents().stream());
    }

    /** RSS does not say whether its descriptions are HTML; nearly all are. */
    private static boolean isHtml(SyndContent content) {
        String type = content.getType();
        return type == null || !type.equals("text") && !type.equals("text/plain");
    }

    private static Optional<URI> image(SyndEntry entry, URI link) {
        Stream<String> enclosures =
                entry.getEnclosures().stream().filter(FeedReader::isImage).map(SyndEnclosure::getUrl);
        return firstAddress(Stream.concat(enclosures, mediaImages(entry)), link);
    }

    private static Optional<URI> firstAddress(Stream<String> addresses, URI link) {
        return addresses
                .flatMap(address -> WebAddress.parse(address, link).stream())
                .findFirst();
    }

    private static boolean isImage(SyndEnclosure enclosure) {
        String type = enclosure.getType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("image/");
    }

    /** Media RSS: on the item itself, or in a group of renditions. */
    private static Stream<String> mediaImages(SyndEntry entry) {
        List<Element> media = entry.getForeignMarkup().stream()
                .flatMap(element -> element.getName().equals("group")
                                && element.getNamespace().equals(MEDIA)
                        ? element.getChildren().stream()
                        : Stream.of(element))
                .filter(element -> element.getNamespace().equals(MEDIA))
                .toList();
        Stream<String> contents = media.stream()
                .filter(element -> element.getName().equals("content") && isImage(element))
                .map(element -> element.getAttributeValue("url", ""));
        Stream<String> thumbnails = Stream.concat(
                        media.stream(),
                        media.stream().flatMap(element -> element.getChildren("thumbnail", MEDIA).stream()))
                .filter(element -> element.getName().equals("thumbnail"))
                .map(element -> element.getAttributeValue("url", ""));
        return Stream.concat(contents, thumbnails);
    }

    private static boolean isImage(Element content) {
        String medium = content.getAttributeValue("medium");
        String type = content.getAttributeValue("type");
        return "image".equals(medium) || medium == null && type != null && type.startsWith("image/");
    }

    private static Stream<String> imagesInText(SyndEntry entry) {
        return contents(entry)
                .filter(content -> content.getValue() != null && isHtml(content))
                .flatMap(content -> Jsoup.parseBodyFragment(content.getValue()).select("img[src]").stream())
                // One by one pixel counts readers; it shows nothing.
                .filter(image -> !image.attr("width").equals("1")
                        && !image.attr("height").equals("1"))
                .map(image -> image.attr("src"));
    }

    private static @Nullable Instant published(SyndEntry entry) {
        Date date = entry.getPublishedDate() != null ? entry.getPublishedDate() : entry.getUpdatedDate();
        return date == null ? null : date.toInstant();
    }

    private static Optional<String> language(SyndEntry entry) {
        return entry.getModule(DCModule.URI) instanceof DCModule dublinCore
                ? Languages.normalised(dublinCore.getLanguage())
                : Optional.empty();
    }

    private static boolean looksLikeHtml(byte[] body) {
        return HTML_START
                .matcher(new String(body, 0, Math.min(body.length, 2000), StandardCharsets.ISO_8859_1))
                .lookingAt();
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static boolean isDoctype(JDOMException e) {
        return String.valueOf(e.getMessage()).contains("DOCTYPE");
    }

    private static String firstLine(@Nullable String message) {
        return PlainText.of(message, 200).orElse("it breaks off.");
    }
}
