package io.heraut.sharing.evidence;

import java.util.UUID;

/** The share that evidence is about. */
public record EvidencedShare(UUID shareId, UUID advocateId, UUID contentItemId, UUID linkId, String network) {}
