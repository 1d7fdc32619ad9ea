package io.heraut.sharing.click;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The packed schema of {@code heraut.clicks}, version 2; version 1 is still read. Nothing outside this package reads or writes it.
 *
 * <pre>
 * batch   = version:u8 batchId:16 baseMillis:i64 texts:(varint text*) clicks:(varint click*)
 * text    = length:varint utf8
 * click   = linkId:16 millisAfterBase:varint(zigzag) flags:varint status:varint
 *           userAgent:varint referrer:varint label:varint       (0 = none, otherwise 1 + index in texts)
 *           burst:varint country:varint                         (version 1: neither, and a network's name as label)
 *           hashes:u8 (bits: 1 visitor, 2 address, 4 visitorBefore, 8 addressBefore) hash:16 for each bit
 * </pre>
 *
 * Texts are written once a batch: most clicks of a batch have the same few of them. A later version may only add to
 * the end of a batch; anything else is a new version byte, and readers of both have to be rolled out before writers.
 */
final class ClickCodec {
    static final int VERSION = 2;
    private static final int WITHOUT_LABELS = 1;

    private ClickCodec() {}

    static byte[] encode(ClickBatch batch) {
        Map<String, Integer> texts = texts(batch.clicks());
        PackedBytes out =
                new PackedBytes(64 + texts.size() * 64 + batch.clicks().size() * 72);
        long base =
                batch.clicks().isEmpty() ? 0 : batch.clicks().getFirst().at().toEpochMilli();
        out.octet(VERSION).uuid(batch.id()).fixed(base).varint(texts.size());
        for (String text : texts.keySet()) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.varint(utf8.length).bytes(utf8);
        }
        out.varint(batch.clicks().size());
        for (Click click : batch.clicks()) {
            writeClick(out, click, base, texts);
        }
        return out.toArray();
    }

    /** The id of a packed batch. */
    static UUID batchId(byte[] bytes) {
        ByteBuffer head = ByteBuffer.wrap(bytes, 1, 16);
        return new UUID(head.getLong(), head.getLong());
    }

    /** @throws UnreadableClicks when it is no batch of a version that this release reads */
    static ClickBatch decode(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            int version = in.get() & 0xFF;
            if (version != VERSION && version != WITHOUT_LABELS) {
                throw new UnreadableClicks("Version " + version + " of the click schema is unknown");
            }
            UUID id = readUuid(in);
            long base = in.getLong();
            List<String> texts = new ArrayList<>();
            for (long left = readVarint(in); left > 0; left--) {
                texts.add(readText(in));
            }
            List<Click> clicks = new ArrayList<>();
            for (long left = readVarint(in); left > 0; left--) {
                clicks.add(readClick(in, version, base, texts));
            }
            return new ClickBatch(id, clicks);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | DateTimeException | ArithmeticException e) {
            throw new UnreadableClicks("The batch is cut off or damaged", e);
        }
    }

    private static Map<String, Integer> texts(List<Click> clicks) {
        Map<String, Integer> texts = new LinkedHashMap<>();
        for (Click click : clicks) {
            addText(texts, click.userAgent().isEmpty() ? null : click.userAgent());
            addText(texts, click.referrer());
            addText(texts, label(click));
            addText(texts, click.country());
        }
        return texts;
    }

    private static void addText(Map<String, Integer> texts, @Nullable String text) {
        if (text != null) {
            texts.putIfAbsent(text, texts.size() + 1);
        }
    }

    private static void writeClick(PackedBytes out, Click click, long base, Map<String, Integer> texts) {
        long after = click.at().toEpochMilli() - base;
        out.uuid(click.linkId())
                .varint((after << 1) ^ (after >> 63))
                .varint(click.flags().bits())
                .varint(click.status())
                .varint(reference(texts, click.userAgent()))
                .varint(reference(texts, click.referrer()))
                .varint(reference(texts, label(click)))
                .varint(click.burst())
                .varint(reference(texts, click.country()));
        VisitorHashes visitor = click.visitor();
        if (visitor == null) {
            out.octet(0);
            return;
        }
        out.octet(1
                        | (visitor.address() == null ? 0 : 2)
                        | (visitor.visitorBefore() == null ? 0 : 4)
                        | (visitor.addressBefore() == null ? 0 : 8))
                .uuid(visitor.visitor())
                .optionalUuid(visitor.address())
                .optionalUuid(visitor.visitorBefore())
                .optionalUuid(visitor.addressBefore());
    }

    private static int reference(Map<String, Integer> texts, @Nullable String text) {
        return text == null ? 0 : texts.getOrDefault(text, 0);
    }

    private static @Nullable String label(Click click) {
        return click.label() == null ? null : click.label().text();
    }

    private static Click readClick(ByteBuffer in, int version, long base, List<String> texts) {
        UUID linkId = readUuid(in);
        long zigzag = readVarint(in);
        Instant at = Instant.ofEpochMilli(Math.addExact(base, (zigzag >>> 1) ^ -(zigzag & 1)));
        ClickFlags flags = new ClickFlags(Math.toIntExact(readVarint(in)));
        int status = Math.toIntExact(readVarint(in));
        String userAgent = readReference(in, texts);
        String referrer = readReference(in, texts);
        AddressLabel label =
                version == WITHOUT_LABELS ? oldLabel(readReference(in, texts), flags) : label(readReference(in, texts));
        int burst = version == WITHOUT_LABELS ? 1 : Math.toIntExact(readVarint(in));
        String country = version == WITHOUT_LABELS ? null : readReference(in, texts);
        int hashes = (in.get() & 0xFF);
        VisitorHashes visitor = (hashes & 1) == 0
                ? null
                : new VisitorHashes(
                        readUuid(in),
                        (hashes & 2) == 0 ? null : readUuid(in),
                        (hashes & 4) == 0 ? null : readUuid(in),
                        (hashes & 8) == 0 ? null : readUuid(in));
        return new Click(
                linkId,
                at,
                flags,
                status,
                userAgent == null ? "" : userAgent,
                referrer,
                label,
                burst,
                country,
                visitor);
    }

    private static @Nullable AddressLabel label(@Nullable String text) {
        return text == null ? null : AddressLabel.parse(text);
    }

    private static @Nullable AddressLabel oldLabel(@Nullable String crawlerOf, ClickFlags flags) {
        if (crawlerOf != null) {
            return new AddressLabel(AddressLabel.Kind.CRAWLER, crawlerOf, AddressRanges.CONFIGURED);
        }
        return flags.has(ClickFlag.OFFICE)
                ? new AddressLabel(AddressLabel.Kind.OFFICE, AddressRanges.OWN, AddressRanges.CONFIGURED)
                : null;
    }

    private static UUID readUuid(ByteBuffer in) {
        return new UUID(in.getLong(), in.getLong());
    }

    private static String readText(ByteBuffer in) {
        long length = readVarint(in);
        if (length < 0 || length > in.remaining()) {
            throw new UnreadableClicks("A text of " + length + " bytes does not fit");
        }
        String text = new String(in.array(), in.position(), (int) length, StandardCharsets.UTF_8);
        in.position(in.position() + (int) length);
        return text;
    }

    private static @Nullable String readReference(ByteBuffer in, List<String> texts) {
        long reference = readVarint(in);
        return reference == 0 ? null : texts.get(Math.toIntExact(reference - 1));
    }

    private static long readVarint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int octet = (in.get() & 0xFF);
            value |= (long) (octet & 0x7F) << shift;
            if ((octet & 0x80) == 0) {
                return value;
            }
        }
        throw new UnreadableClicks("A number is too long");
    }
}
