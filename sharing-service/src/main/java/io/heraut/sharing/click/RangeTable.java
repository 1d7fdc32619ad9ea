package io.heraut.sharing.click;

import io.netty.util.NetUtil;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Address ranges with what is said of them. Of several that hold an address, the smallest counts.
 *
 * <p>Ranges either lie within each other or apart. Sorted by where they begin, the last one that begins before an address
 * either holds it, or one of those around it does, or none: a look-up is a binary search and a few steps outwards, and
 * needs no memory for IPv4. IPv4 stands in the same table, in its IPv6 spelling.
 */
final class RangeTable {
    private static final long MAPPED = 0x0000_ffff_0000_0000L;

    /** A range that something is said of. */
    record Entry(String cidr, AddressLabel label) {}

    private record Range(long high, long low, long lastHigh, long lastLow, AddressLabel label) {}

    private final long[] high;
    private final long[] low;
    private final long[] lastHigh;
    private final long[] lastLow;
    /** The range around each, or -1. */
    private final int[] outer;

    private final AddressLabel[] labels;

    private RangeTable(List<Range> sorted) {
        int size = sorted.size();
        high = new long[size];
        low = new long[size];
        lastHigh = new long[size];
        lastLow = new long[size];
        outer = new int[size];
        labels = new AddressLabel[size];
        for (int i = 0; i < size; i++) {
            Range range = sorted.get(i);
            high[i] = range.high();
            low[i] = range.low();
            lastHigh[i] = range.lastHigh();
            lastLow[i] = range.lastLow();
            labels[i] = range.label();
            int around = i - 1;
            while (around >= 0 && !endsAfter(around, range.high(), range.low())) {
                around = outer[around];
            }
            outer[i] = around;
        }
    }

    /** @throws IllegalArgumentException naming the entry that is no range */
    static RangeTable of(List<Entry> entries) {
        List<Range> ranges = new ArrayList<>();
        for (Entry entry : entries) {
            ranges.add(range(entry));
        }
        ranges.sort(Comparator.<Range>comparingLong(range -> range.high() ^ Long.MIN_VALUE)
                .thenComparingLong(range -> range.low() ^ Long.MIN_VALUE)
                // The larger first, so that the smaller is found first when looking from the end.
                .thenComparing(Comparator.<Range>comparingLong(range -> range.lastHigh() ^ Long.MIN_VALUE)
                        .thenComparingLong(range -> range.lastLow() ^ Long.MIN_VALUE)
                        .reversed()));
        return new RangeTable(ranges);
    }

    /** What the smallest range says that holds the address; null if none does or it is no address. */
    @Nullable
    AddressLabel labelOf(String address) {
        if (labels.length == 0) {
            return null;
        }
        long ipv4 = ipv4(address);
        if (ipv4 >= 0) {
            return find(0, MAPPED | ipv4);
        }
        byte[] bytes = bytes(address);
        return bytes == null
                ? null
                : bytes.length == 4 ? find(0, MAPPED | word(bytes, 0, 4)) : find(word(bytes, 0, 8), word(bytes, 8, 8));
    }

    private @Nullable AddressLabel find(long addressHigh, long addressLow) {
        int from = 0;
        int to = labels.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (compare(high[middle], low[middle], addressHigh, addressLow) <= 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        int candidate = from - 1;
        while (candidate >= 0 && !endsAfter(candidate, addressHigh, addressLow)) {
            candidate = outer[candidate];
        }
        return candidate < 0 ? null : labels[candidate];
    }

    private boolean endsAfter(int index, long addressHigh, long addressLow) {
        return compare(lastHigh[index], lastLow[index], addressHigh, addressLow) >= 0;
    }

    private static int compare(long high, long low, long otherHigh, long otherLow) {
        int byHigh = Long.compareUnsigned(high, otherHigh);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, otherLow);
    }

    private static Range range(Entry entry) {
        String cidr = entry.cidr().strip();
        int slash = cidr.indexOf('/');
        byte[] address = bytes(slash < 0 ? cidr : cidr.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException("'" + cidr + "' is no network: expected something like 10.0.0.0/8");
        }
        int bits = address.length * 8;
        int prefix = bits;
        if (slash >= 0) {
            try {
                prefix = Integer.parseInt(cidr.substring(slash + 1));
            } catch (NumberFormatException e) {
                prefix = -1;
            }
        }
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("'" + cidr + "' is no network: the prefix must be 0 to " + bits);
        }
        boolean isV4 = address.length == 4;
        int length = isV4 ? prefix + 96 : prefix;
        long maskHigh = mask(Math.min(length, 64));
        long maskLow = mask(Math.max(length - 64, 0));
        long first = isV4 ? 0 : word(address, 0, 8);
        long second = isV4 ? MAPPED | word(address, 0, 4) : word(address, 8, 8);
        return new Range(
                first & maskHigh,
                second & maskLow,
                first & maskHigh | ~maskHigh,
                second & maskLow | ~maskLow,
                entry.label());
    }

    /** So many ones from the left. */
    private static long mask(int ones) {
        return ones == 0 ? 0 : -1L << (64 - ones);
    }

    private static long word(byte[] bytes, int from, int length) {
        long word = 0;
        for (int i = from; i < from + length; i++) {
            word = word << 8 | bytes[i] & 0xff;
        }
        return word;
    }

    /** Without making an object, as this is asked for every click; -1 if it is no IPv4 address in its usual spelling. */
    static long ipv4(String text) {
        long address = 0;
        int part = -1;
        int parts = 0;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each >= '0' && each <= '9') {
                part = part < 0 ? each - '0' : part * 10 + each - '0';
                if (part > 255) {
                    return -1;
                }
            } else if (each == '.' && part >= 0 && parts < 3) {
                address = address << 8 | part;
                part = -1;
                parts++;
            } else {
                return -1;
            }
        }
        return parts == 3 && part >= 0 ? address << 8 | part : -1;
    }

    /** Never asks a name server: what is no literal address gives null. IPv4 in IPv6 spelling gives IPv4. */
    private static byte @Nullable [] bytes(String literal) {
        int zone = literal.indexOf('%');
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(zone < 0 ? literal : literal.substring(0, zone));
        if (bytes == null || bytes.length != 16 || word(bytes, 0, 8) != 0 || word(bytes, 8, 4) != 0xffff) {
            return bytes;
        }
        return new byte[] {bytes[12], bytes[13], bytes[14], bytes[15]};
    }
}
