package io.heraut.web.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of every error answer (RFC 9457, {@code application/problem+json}).
 *
 * @param type stable name of the kind of problem, {@code /problems/<slug>}
 * @param detail what is wrong with this request, in words
 * @param instance path of the request
 * @param requestId what the log lines of the request carry
 * @param errors the single values that were refused
 * @param extensions more members, beside the standard ones
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "requestId", "errors"})
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        @Nullable String requestId,
        List<ProblemError> errors,
        @JsonIgnore Map<String, Object> extensions) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
        extensions = Map.copyOf(extensions);
    }

    public static Problem of(ProblemType type, @Nullable String detail) {
        return new Problem(typeOf(type), type.title(), type.status(), detail, null, null, List.of(), Map.of());
    }

    public static String typeOf(ProblemType type) {
        return "/problems/" + type.slug();
    }

    public Problem in(@Nullable String instance, @Nullable String requestId) {
        return new Problem(type, title, status, detail, instance, requestId, errors, extensions);
    }

    public Problem withErrors(List<ProblemError> errors) {
        return new Problem(type, title, status, detail, instance, requestId, errors, extensions);
    }

    @JsonAnyGetter
    public Map<String, Object> members() {
        return extensions;
    }
}
