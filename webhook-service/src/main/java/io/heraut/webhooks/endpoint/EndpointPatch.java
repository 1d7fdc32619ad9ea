package io.heraut.webhooks.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change to an endpoint (JSON merge patch): what is absent stays as it is.
 *
 * @param description a node, because JSON's null, which takes the description away, differs from its absence
 */
@Schema(name = "WebhookEndpointPatch")
public record EndpointPatch(
        @Schema(examples = "\"https://partner.example.com/heraut\"") @Size(min = 1, max = 2048) @Nullable
        String url,

        @Schema(
                type = SchemaType.STRING,
                nullable = true,
                description = "At most 500 characters; null takes it away",
                examples = "\"Points for the intranet\"")
        @Nullable
        JsonNode description,

        @Schema(examples = "[\"points.awarded\", \"content.published\"]") @Size(min = 1, max = 100) @Nullable
        List<String> eventTypes) {}
