package io.heraut.webhooks.delivery;

import io.heraut.webhooks.signing.EndpointSigner;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that a worker has taken for one attempt, with all that the attempt needs.
 *
 * @param failing whether the endpoint's last attempt failed
 * @param attempt its number, from 1
 * @param step how many attempts of the present round came before
 * @param lease names this claim
 * @param leaseEnds from then on somebody else may take it
 * @param signer null when the endpoint has no secret, which the database does not rule out
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Claim(
        UUID deliveryId,
        UUID endpointId,
        URI url,
        boolean failing,
        boolean test,
        UUID eventId,
        byte[] body,
        Instant receivedAt,
        int attempt,
        int step,
        UUID lease,
        Instant leaseEnds,
        @Nullable EndpointSigner signer) {}
