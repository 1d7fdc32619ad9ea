package io.heraut.events;

import java.nio.charset.StandardCharsets;

/** One whole published event of each type, for documents and for the contract tests of consumers. */
public final class Samples {
    private Samples() {}

    /** The sample as it stands on the topic: structured CloudEvents JSON. */
    public static byte[] bytesOf(EventType type) {
        return Resources.text("samples/" + type.typeName() + ".v1.json").getBytes(StandardCharsets.UTF_8);
    }

    public static CloudEvent<?> of(EventType type) {
        return EventCodec.decode(bytesOf(type));
    }
}
