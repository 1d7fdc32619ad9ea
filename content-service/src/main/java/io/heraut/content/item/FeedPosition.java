package io.heraut.content.item;

import java.time.Instant;
import java.util.UUID;

/** How far somebody has read in the feed. */
public record FeedPosition(Instant visibleFrom, UUID id) {}
