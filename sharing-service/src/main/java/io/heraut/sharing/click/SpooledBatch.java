package io.heraut.sharing.click;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * A packed batch as it goes to Kafka and to disk.
 *
 * @param key the first link: all clicks of the batch belong to links of the same partition
 * @param payload as {@link ClickCodec} packs it
 */
record SpooledBatch(UUID key, byte[] payload) {
    /** The id that the batch keeps through every repetition. */
    UUID id() {
        return ClickCodec.batchId(payload);
    }

    byte[] keyBytes() {
        return ByteBuffer.allocate(16)
                .putLong(key.getMostSignificantBits())
                .putLong(key.getLeastSignificantBits())
                .array();
    }
}
