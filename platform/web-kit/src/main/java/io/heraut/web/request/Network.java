package io.heraut.web.request;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An address range. IPv4 in IPv6 spelling ({@code ::ffff:10.0.0.1}) counts as the IPv4 address that it is. */
record Network(byte[] address, int prefix) {

    static Network parse(String cidr) {
        int slash = cidr.indexOf('/');
        byte[] address = addressBytes(slash < 0 ? cidr : cidr.substring(0, slash));
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
        return new Network(address, prefix);
    }

    boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        int whole = prefix / 8;
        if (!Arrays.equals(address, 0, whole, other, 0, whole)) {
            return false;
        }
        int rest = prefix % 8;
        if (rest == 0) {
            return true;
        }
        int mask = 0xff << (8 - rest);
        return (address[whole] & mask) == (other[whole] & mask);
    }

    /** Never asks a name server: what is no literal address gives null. */
    static byte @Nullable [] addressBytes(String literal) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(withoutZone(literal));
        if (bytes == null || bytes.length != 16) {
            return bytes;
        }
        boolean mapped = bytes[10] == -1 && bytes[11] == -1;
        for (int i = 0; mapped && i < 10; i++) {
            mapped = bytes[i] == 0;
        }
        return mapped ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
    }

    /** One spelling for one address; what is no address stays as it is. */
    static String canonical(String literal) {
        byte[] bytes = addressBytes(literal);
        if (bytes == null) {
            return literal;
        }
        try {
            return NetUtil.toAddressString(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code 192.0.2.1:4711} and {@code [2001:db8::1]:4711} without their ports and brackets. */
    static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end < 0 ? hop : hop.substring(1, end);
        }
        int colon = hop.indexOf(':');
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }

    private static String withoutZone(String literal) {
        int percent = literal.indexOf('%');
        return percent < 0 ? literal : literal.substring(0, percent);
    }
}
