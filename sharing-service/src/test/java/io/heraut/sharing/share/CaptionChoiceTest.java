package io.heraut.sharing.share;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.sharing.content.OfferedCaption;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CaptionChoiceTest {
    private static OfferedCaption caption(String language, String text, int position, long used) {
        return new OfferedCaption(UUID.randomUUID(), language, text, position, used);
    }

    @Test
    void theLeastUsedOneComesNext() {
        List<OfferedCaption> captions =
                List.of(caption("en", "a", 0, 3), caption("en", "b", 1, 1), caption("en", "c", 2, 2));
        assertThat(CaptionChoice.next(captions, List.of("en")))
                .map(OfferedCaption::text)
                .contains("b");
    }

    @Test
    void equallyUsedOnesComeInTheirOrder() {
        List<OfferedCaption> captions = List.of(caption("en", "b", 1, 0), caption("en", "a", 0, 0));
        assertThat(CaptionChoice.next(captions, List.of("en")))
                .map(OfferedCaption::text)
                .contains("a");
    }

    @Test
    void theAdvocatesLanguageGoesBeforeTheItemsAndThatBeforeAny() {
        List<OfferedCaption> captions =
                List.of(caption("fr-BE", "fr", 0, 9), caption("en", "en", 1, 5), caption("de", "de", 2, 0));
        assertThat(CaptionChoice.next(captions, List.of("fr", "en")))
                .map(OfferedCaption::text)
                .contains("fr");
        assertThat(CaptionChoice.next(captions, List.of("nl", "en")))
                .map(OfferedCaption::text)
                .contains("en");
        assertThat(CaptionChoice.next(captions, List.of("nl", "pl")))
                .map(OfferedCaption::text)
                .contains("de");
        assertThat(CaptionChoice.next(List.of(), List.of("nl"))).isEmpty();
    }
}
