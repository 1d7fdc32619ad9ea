package io.heraut.sharing.link;

import java.util.UUID;

/** What following a link needs of the link. Never changes once the link was issued. */
public record FollowedLink(UUID id, String code, UUID contentItemId, String network, String channelKind) {}
