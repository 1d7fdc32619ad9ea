package io.heraut.webhooks.endpoint;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new secret, which is shown this once. */
@Schema(name = "RotatedWebhookSecret")
public record RotatedSecretView(
        @Schema(examples = "\"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=\"")
        String secret,

        @Schema(description = "Until then every delivery also carries a signature by the secret before")
        Instant previousValidUntil) {}
