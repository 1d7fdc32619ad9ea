package io.heraut.sharing.share;

import io.heraut.sharing.content.OfferedCaption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which caption comes next. The least used one, so that colleagues do not post the same words; in the language of the
 * advocate, else in that of the item, else in any. Nobody can re-roll: the next share takes the next caption.
 */
final class CaptionChoice {
    private static final Comparator<OfferedCaption> LEAST_USED =
            Comparator.comparingLong(OfferedCaption::used).thenComparingInt(OfferedCaption::position);

    private CaptionChoice() {}

    /** @param languages primary languages, the preferred one first */
    static Optional<OfferedCaption> next(List<OfferedCaption> captions, List<String> languages) {
        for (String language : languages) {
            Optional<OfferedCaption> inThatLanguage = captions.stream()
                    .filter(caption ->
                            Eligibility.primaryLanguage(caption.language()).equals(language))
                    .min(LEAST_USED);
            if (inThatLanguage.isPresent()) {
                return inThatLanguage;
            }
        }
        return captions.stream().min(LEAST_USED);
    }
}
