package io.heraut.kit.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * What a request was answered.
 *
 * @param body JSON; null when there was none or when it must not be kept
 */
record StoredAnswer(
        int status,
        @Nullable String location,
        @Nullable String etag,
        @Nullable String body) {}
