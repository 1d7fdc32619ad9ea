package io.heraut.webhooks.eventtype;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A type of event that endpoints can ask for. */
@Schema(name = "EventType", description = "A type of event that endpoints can ask for")
public record EventTypeView(
        @Schema(examples = "\"points.awarded\"") String name,

        @Schema(examples = "\"A point rule has awarded points to an advocate.\"")
        String description,

        @Schema(type = SchemaType.OBJECT, description = "JSON Schema of `data`")
        JsonNode schema,

        @Schema(type = SchemaType.OBJECT, description = "A whole body as it is sent")
        JsonNode sample) {}
