package io.heraut.sharing.network;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;

/** The ways in which networks count a text. */
final class TextLength {
    private TextLength() {}

    static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    /** What a reader sees as one character counts as one. */
    static int graphemes(String text) {
        BreakIterator graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
        graphemes.setText(text);
        int count = 0;
        while (graphemes.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }

    /**
     * X's weighted length: Latin, Greek, Cyrillic, Arabic and the like weigh one, everything else two, an emoji
     * two however many code points it is made of.
     */
    static int weighted(String text) {
        String normalised = Normalizer.normalize(text, Normalizer.Form.NFC);
        BreakIterator graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
        graphemes.setText(normalised);
        int weight = 0;
        int start = graphemes.first();
        for (int end = graphemes.next(); end != BreakIterator.DONE; start = end, end = graphemes.next()) {
            String grapheme = normalised.substring(start, end);
            weight += isEmoji(grapheme)
                    ? 2
                    : grapheme.codePoints().map(TextLength::weight).sum();
        }
        return weight;
    }

    private static boolean isEmoji(String grapheme) {
        return grapheme.codePoints()
                .anyMatch(character -> (character > 0x2FFF && Character.isEmoji(character))
                        || Character.isEmojiPresentation(character)
                        || character == 0xFE0F);
    }

    private static int weight(int character) {
        boolean light = character <= 0x10FF
                || (character >= 0x2000 && character <= 0x200D)
                || (character >= 0x2010 && character <= 0x201F)
                || (character >= 0x2032 && character <= 0x2037);
        return light ? 1 : 2;
    }
}
