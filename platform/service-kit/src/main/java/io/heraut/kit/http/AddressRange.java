package io.heraut.kit.http;

import java.net.InetAddress;

/** A block of addresses of one family, as in {@code 10.0.0.0/8}. */
record AddressRange(InetAddress network, int prefixLength) {

    AddressRange {
        int bits = network.getAddress().length * Byte.SIZE;
        if (prefixLength < 0 || prefixLength > bits) {
            throw new IllegalArgumentException("A prefix of " + prefixLength + " bits, where 0 to " + bits + " fit");
        }
    }

    /** Of a literal address, with or without a prefix length; names are refused, not looked up. */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int prefixLength =
                slash < 0 ? network.getAddress().length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1));
        return new AddressRange(network, prefixLength);
    }

    boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        int wholeBytes = prefixLength / Byte.SIZE;
        for (int i = 0; i < wholeBytes; i++) {
            if (mine[i] != other[i]) {
                return false;
            }
        }
        int restBits = prefixLength % Byte.SIZE;
        return restBits == 0 || ((mine[wholeBytes] ^ other[wholeBytes]) & 0xff) >>> (Byte.SIZE - restBits) == 0;
    }
}
