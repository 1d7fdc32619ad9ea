package io.heraut.sharing.click;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request to a tracked link: all that is kept of it. No address.
 *
 * @param at when it came in, to the millisecond
 * @param status how it was answered
 * @param userAgent empty if it named none or the visitor opted out
 * @param referrer the host of the page before
 * @param label what the lists of ranges say of the address
 * @param burst how many links this visitor has followed within some seconds, this one included; 1 if nothing is known
 * @param country of the visitor (ISO 3166-1), when a database of countries is configured
 * @param visitor null if the visitor opted out or there was no salt
 */
public record Click(
        UUID linkId,
        Instant at,
        ClickFlags flags,
        int status,
        String userAgent,
        @Nullable String referrer,
        @Nullable AddressLabel label,
        int burst,
        @Nullable String country,
        @Nullable VisitorHashes visitor) {
    static final int MAX_TEXT = 256;

    public Click {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        userAgent = cut(userAgent);
        referrer = referrer == null ? null : cut(referrer);
    }

    Click withFlags(ClickFlags others) {
        return new Click(linkId, at, others, status, userAgent, referrer, label, burst, country, visitor);
    }

    Click withLabel(AddressLabel other) {
        return new Click(linkId, at, flags, status, userAgent, referrer, other, burst, country, visitor);
    }

    /** The network whose crawler has the address, if it is one's. */
    @Nullable
    String crawlerOf() {
        return label != null && label.kind() == AddressLabel.Kind.CRAWLER ? label.name() : null;
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }
}
