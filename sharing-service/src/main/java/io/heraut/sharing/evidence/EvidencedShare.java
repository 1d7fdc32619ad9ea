package io.heraut.sharing.evidence;

import java.time.Instant;
import java.util.UUID;

/**
 * The share that evidence is about.
 *
 * @param issuedAt when its link was issued
 */
public record EvidencedShare(
        UUID shareId, UUID advocateId, UUID contentItemId, UUID linkId, String network, Instant issuedAt) {}
