package io.heraut.sharing.click;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClickReaderTest {
    @Test
    void onlyTheHostOfThePageBeforeIsKept() {
        assertThat(ClickReader.host("https://www.LinkedIn.com/feed/update/urn:li:activity:7?who=me"))
                .isEqualTo("www.linkedin.com");
        assertThat(ClickReader.host("android-app://com.linkedin.android/")).isEqualTo("com.linkedin.android");
        assertThat(ClickReader.host("no address at all")).isNull();
        assertThat(ClickReader.host("about:blank")).isNull();
        assertThat(ClickReader.host("")).isNull();
        assertThat(ClickReader.host(null)).isNull();
    }

    @Test
    void controlCharactersAreNotKept() {
        assertThat(ClickReader.printable("Moz\u0000illa\t/5.0\n")).isEqualTo("Moz illa /5.0");
        assertThat(ClickReader.printable(null)).isEmpty();
    }

    @Test
    void aLinkStaysInItsPartition() {
        // Another partition would be another judge, who knows nothing of the last hour.
        assertThat(ClickSender.partition(new UUID(1, 2))).isEqualTo(1);
        assertThat(ClickSender.partition(new UUID(0x0197a3c000007000L, 0x8000000000000006L)))
                .isEqualTo(0);
    }
}
