package io.heraut.sharing.announcement;

import io.heraut.events.ClicksByClass;
import io.heraut.events.LinkClicked;
import io.heraut.sharing.click.ClickClass;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a link.
 *
 * @param issuedAt the beginning of the first period
 * @param announcedTo the end of the period before, if there was one
 * @param pending what was counted since
 * @param announced what was said of it before
 */
record LinkNews(
        UUID linkId,
        UUID shareId,
        UUID advocateId,
        UUID contentItemId,
        String network,
        Instant issuedAt,
        @Nullable Instant announcedTo,
        Map<ClickClass, Long> pending,
        Map<ClickClass, Long> announced) {
    /** Whether anything has changed; what was corrected back and forth has not. */
    boolean isNews() {
        return pending.values().stream().anyMatch(clicks -> clicks != 0);
    }

    LinkClicked event(Instant now) {
        Map<ClickClass, Long> totals = new EnumMap<>(ClickClass.class);
        totals.putAll(announced);
        pending.forEach((clickClass, clicks) -> totals.merge(clickClass, clicks, Long::sum));
        return new LinkClicked(
                linkId,
                shareId,
                advocateId,
                contentItemId,
                network,
                announcedTo == null ? issuedAt : announcedTo,
                now,
                byClass(pending),
                byClass(totals));
    }

    private static ClicksByClass byClass(Map<ClickClass, Long> clicks) {
        return new ClicksByClass(
                clicks.getOrDefault(ClickClass.HUMAN, 0L),
                clicks.getOrDefault(ClickClass.PREVIEW_BOT, 0L),
                clicks.getOrDefault(ClickClass.OTHER_BOT, 0L),
                clicks.getOrDefault(ClickClass.PREFETCH, 0L),
                clicks.getOrDefault(ClickClass.SCANNER, 0L),
                clicks.getOrDefault(ClickClass.SELF, 0L),
                clicks.getOrDefault(ClickClass.DUPLICATE, 0L),
                clicks.getOrDefault(ClickClass.UNKNOWN, 0L));
    }
}
