package io.heraut.webhooks.endpoint;

/** Whether an endpoint is sent events. */
public enum EndpointStatus {
    ACTIVE,
    DISABLED
}
