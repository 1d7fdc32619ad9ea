package io.heraut.webhooks.endpoint;

import java.util.UUID;

/** Fired in the transaction that disables an endpoint. */
public record EndpointDisabled(UUID endpointId) {}
