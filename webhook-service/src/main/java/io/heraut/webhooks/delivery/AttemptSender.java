package io.heraut.webhooks.delivery;

import io.heraut.kit.http.GuardedHttpClient;
import io.heraut.kit.http.GuardedHttpException;
import io.heraut.kit.http.GuardedResponse;
import io.heraut.kit.http.Limits;
import io.heraut.webhooks.WebhooksConfig;
import io.heraut.webhooks.signing.EndpointSigner;
import io.heraut.webhooks.signing.StandardWebhook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jboss.logging.Logger;

/** Makes one attempt: signs and sends. */
@ApplicationScoped
class AttemptSender {
    private static final Logger LOG = Logger.getLogger(AttemptSender.class);

    private final GuardedHttpClient client;
    private final Clock clock;
    private final Limits limits;

    AttemptSender(GuardedHttpClient client, WebhooksConfig config, Clock clock) {
        this.client = client;
        this.clock = clock;
        this.limits = Limits.noRedirects()
                .httpsUnlessAllowed()
                .withTotal(config.delivery().timeout())
                .keepingFirst(config.delivery().keptAnswerBytes());
    }

    AttemptResult send(Claim claim) {
        Instant startedAt = clock.instant();
        long startNanos = System.nanoTime();
        try {
            EndpointSigner signer = claim.signer();
            if (signer == null) {
                throw new IllegalStateException("The endpoint has no secret");
            }
            String id = claim.eventId().toString();
            Map<String, String> headers = Map.of(
                    "Content-Type",
                    "application/json",
                    "Accept",
                    "*/*",
                    StandardWebhook.ID,
                    id,
                    StandardWebhook.TIMESTAMP,
                    Long.toString(startedAt.getEpochSecond()),
                    StandardWebhook.SIGNATURE,
                    signer.signature(id, startedAt, claim.body()));
            GuardedResponse response = client.send("POST", claim.url(), headers, claim.body(), limits);
            Duration took = since(startNanos);
            Instant endedAt = startedAt.plus(took);
            return new AttemptResult.Answered(
                    startedAt,
                    took,
                    response.status(),
                    response.header("Retry-After")
                            .map(value -> RetryAfter.parse(value, endedAt))
                            .orElse(null),
                    storable(response.text()));
        } catch (GuardedHttpException e) {
            return new AttemptResult.NoAnswer(
                    startedAt, since(startNanos), AttemptOutcome.of(e.reason()), e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "Delivery %s could not be sent", claim.deliveryId());
            return new AttemptResult.NoAnswer(
                    startedAt, since(startNanos), AttemptOutcome.NOT_SENT, "A fault inside Heraut; its log says more.");
        }
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /** PostgreSQL's text holds no NUL. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
