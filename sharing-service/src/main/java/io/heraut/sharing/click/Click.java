package io.heraut.sharing.click;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request to a tracked link: all that is kept of it. No address.
 *
 * @param at when it came in, to the millisecond
 * @param status how it was answered
 * @param userAgent empty if it named none or the visitor opted out
 * @param referrer the host of the page before
 * @param crawlerOf the network whose declared crawler ranges the address was in
 * @param visitor null if the visitor opted out or there was no salt
 */
public record Click(
        UUID linkId,
        Instant at,
        Set<ClickFlag> flags,
        int status,
        String userAgent,
        @Nullable String referrer,
        @Nullable String crawlerOf,
        @Nullable VisitorHashes visitor) {
    static final int MAX_TEXT = 256;

    public Click {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        flags = Set.copyOf(flags);
        userAgent = cut(userAgent);
        referrer = referrer == null ? null : cut(referrer);
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }
}
