package io.heraut.sharing.geo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes small files in MaxMind's format: a binary tree over the bits of IPv6 addresses (IPv4 lies under ::/96), records of 24
 * bits, then what the leaves point to, then what the file says of itself.
 */
final class CountryFile {
    private static final int NOTHING = -1;
    private static final byte[] MARK = {(byte) 0xab, (byte) 0xcd, (byte) 0xef};

    private final String type;
    private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {NOTHING, NOTHING}));
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    CountryFile(String type) {
        this.type = type;
    }

    /** All addresses that begin with the first bits of that one are of the country. */
    CountryFile with(String address, int bits, String country) {
        byte[] raw = InetAddress.ofLiteral(address).getAddress();
        byte[] wide = new byte[16];
        System.arraycopy(raw, 0, wide, 16 - raw.length, raw.length);
        int length = bits + 8 * (16 - raw.length);
        int offset = data.size();
        value(data, new TreeMap<>(Map.of("country", Map.of("iso_code", country))));
        int node = 0;
        for (int bit = 0; bit < length; bit++) {
            int side = (wide[bit / 8] >> (7 - bit % 8)) & 1;
            if (bit == length - 1) {
                // Told apart from nodes below zero, until it is known how many nodes there are.
                nodes.get(node)[side] = -2 - offset;
            } else {
                if (nodes.get(node)[side] < 0) {
                    nodes.add(new int[] {NOTHING, NOTHING});
                    nodes.get(node)[side] = nodes.size() - 1;
                }
                node = nodes.get(node)[side];
            }
        }
        return this;
    }

    void write(Path file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int[] node : nodes) {
            for (int side : node) {
                number(out, side >= 0 ? side : side == NOTHING ? nodes.size() : nodes.size() + 16 + (-2 - side), 3);
            }
        }
        out.writeBytes(new byte[16]);
        out.writeBytes(data.toByteArray());
        out.writeBytes(MARK);
        out.writeBytes("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
        out.write(7 << 5 | 9);
        field(out, "node_count", 6, nodes.size());
        field(out, "record_size", 5, 24);
        field(out, "ip_version", 5, 6);
        value(out, "database_type");
        value(out, type);
        value(out, "languages");
        out.write(0);
        out.write(4);
        field(out, "binary_format_major_version", 5, 2);
        field(out, "binary_format_minor_version", 5, 0);
        value(out, "build_epoch");
        out.write(4);
        out.write(2);
        number(out, 1_790_000_000, 4);
        value(out, "description");
        value(out, new TreeMap<>());
        try {
            Files.write(file, out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void field(ByteArrayOutputStream out, String name, int type, int number) {
        value(out, name);
        int size = type == 5 ? 2 : 4;
        out.write(type << 5 | size);
        number(out, number, size);
    }

    private static void value(ByteArrayOutputStream out, Object value) {
        if (value instanceof Map<?, ?> map) {
            out.write(7 << 5 | map.size());
            map.forEach((name, each) -> {
                value(out, name);
                value(out, each);
            });
        } else {
            byte[] utf8 = value.toString().getBytes(StandardCharsets.UTF_8);
            out.write(2 << 5 | utf8.length);
            out.writeBytes(utf8);
        }
    }

    private static void number(ByteArrayOutputStream out, int number, int octets) {
        for (int octet = octets - 1; octet >= 0; octet--) {
            out.write(number >>> (8 * octet));
        }
    }
}
