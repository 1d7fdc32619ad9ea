package io.heraut.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A link was followed: what was counted since the event before, at most once a minute. The event's time is the end of
 * that period.
 *
 * @param from the end of the period that the link's event before told of; the link's issue in the first one
 * @param to what was counted until then is in the totals
 * @param clicks what the period has added. A correction by a newer classifier takes from one class what it gives to
 *     another, so a number may be negative
 * @param totals what all events of the link add up to
 */
public record LinkClicked(
        UUID linkId,
        UUID shareId,
        UUID advocateId,
        UUID contentItemId,
        String network,
        Instant from,
        Instant to,
        ClicksByClass clicks,
        ClicksByClass totals) {
    public LinkClicked {
        linkId = Require.present(linkId, "linkId");
        shareId = Require.present(shareId, "shareId");
        advocateId = Require.present(advocateId, "advocateId");
        contentItemId = Require.present(contentItemId, "contentItemId");
        network = Require.present(network, "network");
        from = Require.present(from, "from");
        to = Require.present(to, "to");
        clicks = Require.present(clicks, "clicks");
        totals = Require.present(totals, "totals");
    }
}
