package io.heraut.sharing.link;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tracked link, as its advocate sees it. */
@Schema(name = "TrackedLink")
public record LinkView(
        UUID id, String code, URI url, UUID shareId, UUID contentItemId, String network, Instant createdAt) {}
