package io.heraut.webhooks.delivery;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a test sends. */
@Schema(name = "WebhookTestRequest")
record TestRequest(
        @Schema(
                description = "Sends the sample of this type. Without it the type is `endpoint.test`",
                examples = "\"points.awarded\"")
        @Size(max = 100)
        @Nullable
        String eventType) {}
