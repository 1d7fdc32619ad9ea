package io.heraut.content.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PlainTextPropertyTest {
    @Property
    void theBoundHoldsAndNoCharacterIsCutInHalf(@ForAll String text, @ForAll @IntRange(min = 3, max = 60) int max) {
        PlainText.ofHtml(text, max).ifPresent(plain -> {
            assertThat(plain.length()).isBetween(1, max);
            assertThat(plain).doesNotContainPattern("[\\p{Cs}\\p{Cc}]");
        });
    }
}
