package io.heraut.content.caption;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Where a caption is meant for, and how long a text that network takes beside the link.
 *
 * <p>Where the network itself takes more than anybody reads, the bound is Heraut's.
 */
public enum Network {
    /** 3,000 characters with the link. */
    LINKEDIN(2900, "characters"),
    /** 280 with the link, which counts for 23, and a space; many scripts and emoji count double. */
    X(256, "characters as X counts them"),
    FACEBOOK(3000, "characters"),
    WHATSAPP(3000, "characters"),
    /** 300 with the link, which counts in full. */
    BLUESKY(240, "characters"),
    /** Mail programs cut longer {@code mailto:} addresses. */
    EMAIL(1500, "characters");

    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private final int maxLength;
    private final String unit;

    Network(int maxLength, String unit) {
        this.maxLength = maxLength;
        this.unit = unit;
    }

    public int maxLength() {
        return maxLength;
    }

    /** What {@link #lengthOf} counts, for people. */
    public String unit() {
        return unit;
    }

    /** The text's length as that network counts it. */
    public int lengthOf(String text) {
        return switch (this) {
            case X ->
                GRAPHEME.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                        .results()
                        .mapToInt(match -> weightOnX(match.group()))
                        .sum();
            case BLUESKY -> Math.toIntExact(GRAPHEME.matcher(text).results().count());
            case LINKEDIN, FACEBOOK, WHATSAPP, EMAIL -> text.codePointCount(0, text.length());
        };
    }

    /** An emoji counts for two however many code points it is made of; other scripts count by code point. */
    private static int weightOnX(String grapheme) {
        int first = grapheme.codePointAt(0);
        if (!isLightOnX(first) && Character.isEmoji(first)) {
            return 2;
        }
        return grapheme.codePoints().map(c -> isLightOnX(c) ? 1 : 2).sum();
    }

    /** The ranges that X counts single. */
    private static boolean isLightOnX(int c) {
        return c <= 4351 || c >= 8192 && c <= 8205 || c >= 8208 && c <= 8223 || c >= 8242 && c <= 8247;
    }
}
