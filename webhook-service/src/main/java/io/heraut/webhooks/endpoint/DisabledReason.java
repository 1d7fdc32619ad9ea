package io.heraut.webhooks.endpoint;

/** Why an endpoint is disabled. */
public enum DisabledReason {
    /** Somebody asked for it. */
    BY_HAND,
    /** It answered 410. */
    GONE,
    /** It has only failed for too long. */
    FAILING
}
