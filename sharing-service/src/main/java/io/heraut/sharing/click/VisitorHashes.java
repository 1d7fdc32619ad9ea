package io.heraut.sharing.click;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pseudonyms of a visitor: 128 bits of an HMAC under the salt of a UTC day.
 *
 * @param visitor address and User-Agent, under the salt of the day of the click
 * @param address the address alone; none inside office ranges, where it would stand for many people
 * @param visitorBefore as {@code visitor} under yesterday's salt, in the first hour of a day
 * @param addressBefore as {@code address} under yesterday's salt, in the first hour of a day
 */
public record VisitorHashes(
        UUID visitor,
        @Nullable UUID address,
        @Nullable UUID visitorBefore,
        @Nullable UUID addressBefore) {
    /** The hashes of address and User-Agent. */
    public List<UUID> visitors() {
        return visitorBefore == null ? List.of(visitor) : List.of(visitor, visitorBefore);
    }

    /** All of them: what an advocate's own call leaves, and what a click is compared with. */
    public List<UUID> all() {
        List<UUID> all = new ArrayList<>(visitors());
        if (address != null) {
            all.add(address);
        }
        if (addressBefore != null) {
            all.add(addressBefore);
        }
        return all;
    }
}
