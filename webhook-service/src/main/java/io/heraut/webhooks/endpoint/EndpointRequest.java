package io.heraut.webhooks.endpoint;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A new endpoint. */
@Schema(name = "WebhookEndpointRequest")
public record EndpointRequest(
        @Schema(
                description = "Where events are posted to: https, on the public internet",
                examples = "\"https://partner.example.com/heraut\"")
        @NotBlank
        @Size(max = 2048)
        String url,

        @Schema(description = "What it is for, for people", examples = "\"Points for the intranet\"")
        @Size(max = 500)
        @Nullable
        String description,

        @Schema(description = "Names from the list of event types", examples = "[\"points.awarded\"]")
        @NotEmpty
        @Size(max = 100)
        List<@NotBlank @Size(max = 100) String> eventTypes) {}
