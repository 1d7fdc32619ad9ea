package io.heraut.webhooks.delivery;

/** Where a delivery stands. */
public enum DeliveryStatus {
    /** It is sent now or later. */
    PENDING,
    /** The endpoint has taken it. */
    SUCCEEDED,
    /** No attempt succeeded, and no more are made. */
    FAILED,
    /** It was not sent, or not again, because the endpoint is disabled. */
    SKIPPED
}
