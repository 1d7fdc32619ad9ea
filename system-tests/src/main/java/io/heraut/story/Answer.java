package io.heraut.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/**
 * What the API answered.
 *
 * @param request method and path, for messages
 * @param body a missing node where there was no JSON
 */
public record Answer(String request, int status, HttpHeaders headers, JsonNode body) {

    /** This answer, if it has that status. */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new StoryFailure(request + " to answer " + expected, status + " " + body);
        }
        return this;
    }

    /** A text field of the body. */
    public String text(String field) {
        JsonNode value = body.path(field);
        if (!value.isValueNode() || value.isNull()) {
            throw new StoryFailure(request + " to answer with " + field, body.toString());
        }
        return value.asText();
    }

    public String etag() {
        return headers.firstValue("ETag")
                .orElseThrow(() -> new StoryFailure(request + " to answer with an ETag", "none"));
    }

    /** The last part of the problem's type, such as {@code not-found}; empty where it is no problem. */
    public String problem() {
        String type = body.path("type").asText("");
        return type.substring(type.lastIndexOf('/') + 1);
    }
}
