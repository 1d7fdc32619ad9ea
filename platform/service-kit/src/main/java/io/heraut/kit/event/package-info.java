/**
 * The only doors to Kafka: events leave through the {@link io.heraut.kit.event.Outbox} and come in through the
 * {@link io.heraut.kit.event.EventProcessor}.
 *
 * <p><b>Out.</b> A change and its event commit together. The relay sends the oldest rows, one at a time for each key,
 * waits for the broker's acknowledgement, then deletes them: at least once, in order per key. The state that was last
 * told of each aggregate is kept, so that a service can tell it again with the same ids and sequences.
 *
 * <p><b>In.</b> The transaction that holds an event's effect also holds its row in the inbox, so a second delivery has
 * no effect. Transient faults let the partition stand still; what can not be decoded or is refused becomes a dead
 * letter, and later events of its key wait behind it. Rows of the inbox are kept longer than topics keep their
 * records; an event that is told again after that reaches its handlers again, so their effect has to be guarded by a
 * constraint of its own or by {@link io.heraut.kit.event.SequenceGuard}.
 */
@NullMarked
package io.heraut.kit.event;

import org.jspecify.annotations.NullMarked;
