package io.heraut.sharing.channel;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A channel of an advocate.
 *
 * @param handle the name of the account, for the advocate's own eyes
 */
public record Channel(
        UUID id,
        UUID advocateId,
        String network,
        ChannelKind kind,
        @Nullable String handle,
        Instant createdAt) {}
