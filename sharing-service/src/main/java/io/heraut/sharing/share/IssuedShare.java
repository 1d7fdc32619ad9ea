package io.heraut.sharing.share;

import io.heraut.events.EvidenceLevel;
import io.heraut.sharing.evidence.EvidencedShare;
import io.heraut.sharing.link.TrackedLink;

/**
 * A share with all that is shown of it.
 *
 * @param level the highest that is held
 * @param title of the content item
 */
record IssuedShare(Share share, TrackedLink link, EvidenceLevel level, String title) {
    EvidencedShare evidenced() {
        return new EvidencedShare(
                share.id(), share.advocateId(), share.contentItemId(), link.id(), share.network(), link.createdAt());
    }
}
