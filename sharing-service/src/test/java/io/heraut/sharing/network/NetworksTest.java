package io.heraut.sharing.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworksTest {
    private static final URI LINK = URI.create("https://go.example.com/s/2345678bcdfgh");
    private static final String ENCODED = "https%3A%2F%2Fgo.example.com%2Fs%2F2345678bcdfgh";
    private static final String WORDS = "50 % quieter & \"greener\" – très bien 🚢\nReally+truly #ferry";
    private static final String ENCODED_WORDS =
            "50%20%25%20quieter%20%26%20%22greener%22%20%E2%80%93%20tr%C3%A8s%20bien%20%F0%9F%9A%A2%0AReally%2Btruly%20%23ferry";

    private final Networks networks =
            new Networks(List.of(new LinkedIn(), new X(), new Facebook(), new WhatsApp(), new Bluesky(), new Email()));

    private static Post post(String words) {
        return new Post(words, LINK, "A ferry & more");
    }

    @Test
    void everyNetworkIsFoundByItsName() {
        assertThat(networks.names()).containsExactly("BLUESKY", "EMAIL", "FACEBOOK", "LINKEDIN", "WHATSAPP", "X");
        assertThat(networks.get("X")).isInstanceOf(X.class);
        assertThat(networks.find("MYSPACE")).isEmpty();
    }

    @Test
    void linkedInAndFacebookTakeOnlyTheAddress() {
        assertThat(networks.get("LINKEDIN").intent(post(WORDS)))
                .hasToString("https://www.linkedin.com/sharing/share-offsite/?url=" + ENCODED);
        assertThat(networks.get("FACEBOOK").intent(post(WORDS)))
                .hasToString("https://www.facebook.com/sharer/sharer.php?u=" + ENCODED);
        assertThat(networks.get("LINKEDIN").takesText()).isFalse();
        assertThat(networks.get("FACEBOOK").takesText()).isFalse();
        assertThat(networks.get("LINKEDIN").text(post(WORDS))).isEqualTo(WORDS);
    }

    @Test
    void xTakesTextAndAddressApart() {
        assertThat(networks.get("X").intent(post(WORDS)))
                .hasToString("https://x.com/intent/post?text=" + ENCODED_WORDS + "&url=" + ENCODED);
        assertThat(networks.get("X").takesText()).isTrue();
    }

    @Test
    void whatsAppAndBlueskyTakeOneTextWithTheAddressLast() {
        assertThat(networks.get("WHATSAPP").intent(post(WORDS)))
                .hasToString("https://wa.me/?text=" + ENCODED_WORDS + "%0A%0A" + ENCODED);
        assertThat(networks.get("BLUESKY").intent(post(WORDS)))
                .hasToString("https://bsky.app/intent/compose?text=" + ENCODED_WORDS + "%0A%0A" + ENCODED);
        assertThat(networks.get("BLUESKY").text(post("Hello"))).isEqualTo("Hello\n\n" + LINK);
        assertThat(networks.get("BLUESKY").text(post(""))).isEqualTo(LINK.toString());
    }

    @Test
    void anEmailHasSubjectAndBodyWithTheLineEndsOfMail() {
        assertThat(networks.get("EMAIL").intent(post("One\nTwo")))
                .hasToString("mailto:?subject=A%20ferry%20%26%20more&body=One%0D%0ATwo%0D%0A%0D%0A" + ENCODED);
    }

    @Test
    void xCountsAnyAddressAs23CharactersAndASpace() {
        SocialNetwork x = networks.get("X");
        assertThat(x.length(post("a".repeat(256)))).isEqualTo(280);
        assertThat(x.fits(post("a".repeat(256)))).isTrue();
        assertThat(x.fits(post("a".repeat(257)))).isFalse();
        assertThat(x.length(post(""))).isEqualTo(23);
    }

    @Test
    void xWeighsIdeographsAndEmojiTwice() {
        assertThat(TextLength.weighted("日本")).isEqualTo(4);
        assertThat(TextLength.weighted("🚢")).isEqualTo(2);
        assertThat(TextLength.weighted("👩‍👩‍👧‍👦")).isEqualTo(2);
        assertThat(TextLength.weighted("👍🏽")).isEqualTo(2);
        assertThat(TextLength.weighted("Dürer, Ωmega, Привет")).isEqualTo(20);
        assertThat(TextLength.weighted("e\u0301")).isEqualTo(1);
        assertThat(TextLength.weighted("10 # *")).isEqualTo(6);
    }

    @Test
    void blueskyCountsGraphemesWithTheAddressAmongThem() {
        SocialNetwork bluesky = networks.get("BLUESKY");
        int room = 300 - LINK.toString().length() - 2;
        assertThat(bluesky.fits(post("👩‍👩‍👧‍👦".repeat(room)))).isTrue();
        assertThat(bluesky.fits(post("a".repeat(room + 1)))).isFalse();
    }

    @Test
    void aTraceIsTheHostOrASubdomainOrTheAppButNotASimilarName() {
        SocialNetwork linkedIn = networks.get("LINKEDIN");
        assertThat(linkedIn.isTraceOfMe("linkedin.com", "")).isTrue();
        assertThat(linkedIn.isTraceOfMe("www.linkedin.com", "")).isTrue();
        assertThat(linkedIn.isTraceOfMe("notlinkedin.com", "")).isFalse();
        assertThat(linkedIn.isTraceOfMe("linkedin.com.example.org", "")).isFalse();
        assertThat(linkedIn.isTraceOfMe(null, "Mozilla/5.0 (iPhone) [LinkedInApp]/9.1"))
                .isTrue();
        assertThat(linkedIn.isTraceOfMe(null, "Mozilla/5.0 (iPhone)")).isFalse();
        assertThat(networks.get("X").isTraceOfMe("netflix.com", "")).isFalse();
        assertThat(networks.get("X").isTraceOfMe("t.co", "")).isTrue();
    }
}
