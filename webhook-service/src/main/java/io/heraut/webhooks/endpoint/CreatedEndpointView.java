package io.heraut.webhooks.endpoint;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new endpoint with its secret, which is shown this once. */
@Schema(
        name = "CreatedWebhookEndpoint",
        allOf = {EndpointView.class, CreatedEndpointView.Secret.class})
public record CreatedEndpointView(
        @JsonUnwrapped EndpointView endpoint, @JsonUnwrapped Secret shown) {

    /** The secret. */
    @Schema(name = "WebhookSecret")
    public record Secret(
            @Schema(
                    description = "Checks the signatures (Standard Webhooks, `v1`). Keep it: it is not shown again",
                    examples = "\"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=\"")
            String secret) {}
}
