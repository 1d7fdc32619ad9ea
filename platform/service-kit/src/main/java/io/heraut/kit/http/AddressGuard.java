package io.heraut.kit.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of the public internet from all others.
 *
 * <p>After IANA's special-purpose registries. Of IPv6 only what is handed out as global unicast counts as public, and
 * from it are taken the blocks that carry an IPv4 address inside (6to4, Teredo, ISATAP): where a translator stands on
 * the way, such an address reaches what its IPv4 part names. NAT64 and the mapped and compatible spellings lie outside
 * global unicast.
 */
final class AddressGuard {
    private static final List<AddressRange> NOT_PUBLIC_V4 = ranges(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carrier-grade NAT
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // a cloud's platform service, on a public number
            "169.254.0.0/16", // link-local, with the clouds' metadata
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast

    private static final AddressRange GLOBAL_UNICAST_V6 = AddressRange.parse("2000::/3");

    private static final List<AddressRange> NOT_PUBLIC_V6 = ranges(
            "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "3fff::/20"); // documentation

    private AddressGuard() {}

    static boolean isPublic(InetAddress address) {
        if (address instanceof Inet4Address) {
            return noneContains(NOT_PUBLIC_V4, address);
        }
        return GLOBAL_UNICAST_V6.contains(address) && noneContains(NOT_PUBLIC_V6, address) && !isIsatap(address);
    }

    /** An interface identifier of {@code 0000:5efe} or {@code 0200:5efe}, in whatever network. */
    private static boolean isIsatap(InetAddress address) {
        byte[] bytes = address.getAddress();
        return (bytes[8] & ~0x02) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && (bytes[11] & 0xff) == 0xfe;
    }

    private static boolean noneContains(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().noneMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... texts) {
        return Stream.of(texts).map(AddressRange::parse).toList();
    }
}
