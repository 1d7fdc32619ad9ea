package io.heraut.webhooks.delivery;

/** Fired in a transaction after which something is due. */
record DeliveriesAdded() {}
