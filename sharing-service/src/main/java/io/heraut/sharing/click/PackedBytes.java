package io.heraut.sharing.click;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bytes that grow as they are written. */
final class PackedBytes {
    private static final int LONGEST_VARINT = 10;

    private ByteBuffer bytes;

    PackedBytes(int expected) {
        this.bytes = ByteBuffer.allocate(expected);
    }

    PackedBytes octet(int value) {
        room(1);
        bytes.put((byte) value);
        return this;
    }

    PackedBytes fixed(long value) {
        room(Long.BYTES);
        bytes.putLong(value);
        return this;
    }

    /** Seven bits an octet, the lowest first; the high bit says that more follow. */
    PackedBytes varint(long value) {
        room(LONGEST_VARINT);
        long left = value;
        while ((left & ~0x7FL) != 0) {
            bytes.put((byte) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        bytes.put((byte) left);
        return this;
    }

    PackedBytes bytes(byte[] value) {
        room(value.length);
        bytes.put(value);
        return this;
    }

    PackedBytes uuid(UUID value) {
        room(2 * Long.BYTES);
        bytes.putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        return this;
    }

    /** Nothing for nothing: whoever reads has to know whether there is one. */
    PackedBytes optionalUuid(@Nullable UUID value) {
        return value == null ? this : uuid(value);
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private void room(int needed) {
        if (bytes.remaining() < needed) {
            int size = Math.max(bytes.capacity() * 2, bytes.position() + needed);
            ByteBuffer larger = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), size));
            bytes = larger.position(bytes.position());
        }
    }
}
