package io.heraut.sharing.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LinkCodesTest {
    private final LinkCodes codes = codes("a key of at least thirty-two bytes");

    private static LinkCodes codes(String key) {
        return new LinkCodes(key.getBytes(StandardCharsets.UTF_8), new SecureRandom());
    }

    @Test
    void theRandomPartHasAtLeast48Bits() {
        double bits = LinkCodes.RANDOM_SYMBOLS * Math.log(LinkCodes.ALPHABET.length()) / Math.log(2);
        assertThat(bits).isGreaterThanOrEqualTo(48.0);
    }

    @Test
    void noSymbolLooksLikeAnotherAndNoWordsComeAbout() {
        assertThat(LinkCodes.ALPHABET.chars().distinct().count()).isEqualTo(LinkCodes.ALPHABET.length());
        assertThat(LinkCodes.ALPHABET).doesNotContainPattern("[01loiaeuA-Z]");
    }

    @Test
    void whatWasMadeIsRecognisedInEitherCase() {
        for (int i = 0; i < 200; i++) {
            String code = codes.next();
            assertThat(code).hasSize(LinkCodes.LENGTH);
            assertThat(codes.recognise(code)).contains(code);
            assertThat(codes.recognise(code.toUpperCase(Locale.ROOT))).contains(code);
        }
    }

    @Test
    void codesDiffer() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            made.add(codes.next());
        }
        assertThat(made).hasSize(5_000);
    }

    @Test
    void anotherKeyMakesOtherCheckSymbols() {
        LinkCodes others = codes("another key of thirty-two bytes or more");
        int recognised = 0;
        for (int i = 0; i < 500; i++) {
            recognised += others.recognise(codes.next()).isPresent() ? 1 : 0;
        }
        assertThat(recognised).isLessThanOrEqualTo(2);
    }

    @Test
    void hardlyAnyGuessIsRecognised() {
        Random random = new Random(1);
        int recognised = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder guess = new StringBuilder();
            for (int symbol = 0; symbol < LinkCodes.LENGTH; symbol++) {
                guess.append(LinkCodes.ALPHABET.charAt(random.nextInt(LinkCodes.ALPHABET.length())));
            }
            recognised += codes.recognise(guess.toString()).isPresent() ? 1 : 0;
        }
        assertThat(recognised).isLessThan(10);
    }

    @Property(tries = 300)
    void oneOtherSymbolIsHardlyEverRecognised(@ForAll("places") int place, @ForAll("symbols") char symbol) {
        int recognised = 0;
        for (int i = 0; i < 3; i++) {
            String code = codes.next();
            String changed = code.substring(0, place) + symbol + code.substring(place + 1);
            recognised += !changed.equals(code) && codes.recognise(changed).isPresent() ? 1 : 0;
        }
        // One in 21,952 is.
        assertThat(recognised).isLessThan(3);
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, LinkCodes.LENGTH - 1);
    }

    @Provide
    Arbitrary<Character> symbols() {
        return Arbitraries.chars().with(LinkCodes.ALPHABET);
    }

    @Property(tries = 300)
    void anythingMayBeTyped(@ForAll String typed) {
        codes.recognise(typed).ifPresent(code -> assertThat(code).hasSize(LinkCodes.LENGTH));
    }
}
