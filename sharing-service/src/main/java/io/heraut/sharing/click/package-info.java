/**
 * The way of a click, from the request to the number.
 *
 * <p>{@code ClickLog} makes it durable, {@code ClickConsumer} reads it back, {@code ClickCounter} judges it (with
 * {@code Classifier}), counts it and hands it to {@code EvidenceService}, all in one transaction.
 */
@NullMarked
package io.heraut.sharing.click;

import org.jspecify.annotations.NullMarked;
