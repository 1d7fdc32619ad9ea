package io.heraut.sharing.link;

import java.time.Instant;
import java.util.UUID;

/** The short address of one share. */
public record TrackedLink(UUID id, String code, Instant createdAt) {}
