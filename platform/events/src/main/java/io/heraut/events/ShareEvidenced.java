package io.heraut.events;

import java.util.UUID;

/**
 * A share has reached a level of evidence; the event's time is when the fact happened.
 *
 * @param occurrence 1 for the first time; higher when the level was lost and reached again
 */
public record ShareEvidenced(
        UUID shareId,
        UUID advocateId,
        UUID contentItemId,
        UUID linkId,
        String network,
        EvidenceLevel level,
        int occurrence) {
    public ShareEvidenced {
        shareId = Require.present(shareId, "shareId");
        advocateId = Require.present(advocateId, "advocateId");
        contentItemId = Require.present(contentItemId, "contentItemId");
        linkId = Require.present(linkId, "linkId");
        network = Require.present(network, "network");
        level = Require.present(level, "level");
    }
}
