package io.heraut.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One value that was refused: either in the body, by its JSON Pointer (RFC 6901), or a parameter, by its name.
 *
 * @param pointer JSON Pointer into the request's body; empty text is the whole body
 * @param parameter name of the path, query or header parameter
 * @param reason what is wrong with the value, in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemError(
        @Nullable String pointer, @Nullable String parameter, String reason) {

    public static ProblemError at(String pointer, String reason) {
        return new ProblemError(pointer, null, reason);
    }

    public static ProblemError ofParameter(String parameter, String reason) {
        return new ProblemError(null, parameter, reason);
    }
}
