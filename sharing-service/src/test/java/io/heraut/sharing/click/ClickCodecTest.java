package io.heraut.sharing.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ClickCodecTest {
    @Property(tries = 300)
    void whatWasPackedIsUnpacked(@ForAll("batches") ClickBatch batch) {
        assertThat(ClickCodec.decode(ClickCodec.encode(batch))).isEqualTo(batch);
    }

    @Property(tries = 300)
    void aBatchThatIsCutOffIsRefused(@ForAll("batches") ClickBatch batch, @ForAll double where) {
        byte[] whole = ClickCodec.encode(batch);
        int length = (int) (Math.abs(where % 1.0) * whole.length);
        assertThatThrownBy(() -> ClickCodec.decode(Arrays.copyOf(whole, length)))
                .isInstanceOf(UnreadableClicks.class);
    }

    @Property(tries = 500)
    void anyBytesAreABatchOrRefused(@ForAll byte[] bytes) {
        if (bytes.length > 0) {
            bytes[0] = ClickCodec.VERSION;
        }
        try {
            ClickCodec.decode(bytes);
        } catch (UnreadableClicks e) {
            assertThat(e).hasMessageMatching(".+");
        }
    }

    @Test
    void aVersionOfTheFutureIsRefused() {
        byte[] bytes = ClickCodec.encode(new ClickBatch(UUID.randomUUID(), List.of()));
        bytes[0] = 3;
        assertThatThrownBy(() -> ClickCodec.decode(bytes))
                .isInstanceOf(UnreadableClicks.class)
                .hasMessageContaining("Version 3");
    }

    /** What lies in the log was written by an earlier release: version 1 has to be read as it was written. */
    @Test
    void aBatchOfTheFirstReleaseIsRead() {
        Click click = new Click(
                new UUID(1, 2),
                Instant.ofEpochMilli(1_790_000_000_123L),
                ClickFlags.of(ClickFlag.OFFICE),
                302,
                "UA",
                "t.co",
                new AddressLabel(AddressLabel.Kind.OFFICE, "own", "configured"),
                1,
                null,
                new VisitorHashes(new UUID(3, 4), null, new UUID(5, 6), null));
        ClickBatch batch = new ClickBatch(new UUID(7, 8), List.of(click));
        String written =
                "01" + "0000000000000007" + "0000000000000008" + "000001a0c4506c7b" + "02" + "02" + "5541" + "04"
                        + "742e636f" + "01" + "0000000000000001" + "0000000000000002" + "00" + "08" + "ae02" + "01"
                        + "02" + "00"
                        + "05" + "0000000000000003" + "0000000000000004" + "0000000000000005" + "0000000000000006";

        assertThat(ClickCodec.decode(HexFormat.of().parseHex(written))).isEqualTo(batch);
    }

    @Provide
    Arbitrary<ClickBatch> batches() {
        return Combinators.combine(uuids(), clicks().list().ofMaxSize(20)).as(ClickBatch::new);
    }

    private static Arbitrary<Click> clicks() {
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(300).map(ClickReader::printable);
        Arbitrary<Click> bare = Combinators.combine(
                        uuids(),
                        Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli),
                        Arbitraries.integers().between(0, 0xFFFF).map(ClickFlags::new),
                        Arbitraries.integers().between(200, 599),
                        texts,
                        texts.filter(text -> !text.isEmpty()).injectNull(0.5),
                        hashes().injectNull(0.2))
                .as((link, at, flags, status, userAgent, referrer, visitor) ->
                        new Click(link, at, flags, status, userAgent, referrer, null, 1, null, visitor));
        return Combinators.combine(
                        bare,
                        labels().injectNull(0.5),
                        Arbitraries.integers().between(1, 1_000),
                        Arbitraries.of("NL", "FR").injectNull(0.5))
                .as((click, label, burst, country) -> new Click(
                        click.linkId(),
                        click.at(),
                        click.flags(),
                        click.status(),
                        click.userAgent(),
                        click.referrer(),
                        label,
                        burst,
                        country,
                        click.visitor()));
    }

    private static Arbitrary<AddressLabel> labels() {
        return Combinators.combine(
                        Arbitraries.of(AddressLabel.Kind.class),
                        Arbitraries.of("LINKEDIN", "example"),
                        Arbitraries.of("2026-11-25", "dns"))
                .as(AddressLabel::new);
    }

    private static Arbitrary<VisitorHashes> hashes() {
        return Combinators.combine(uuids(), uuids().injectNull(0.5), uuids().injectNull(0.5), uuids().injectNull(0.5))
                .as(VisitorHashes::new);
    }

    private static Arbitrary<UUID> uuids() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
    }
}
