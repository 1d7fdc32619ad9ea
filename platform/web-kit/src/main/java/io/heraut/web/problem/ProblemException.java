package io.heraut.web.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Ends a request with a problem. Thrown for what the client can do something about; not logged. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final ProblemType type;

    private final transient List<ProblemError> errors = new ArrayList<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private final transient Map<String, Object> extensions = new LinkedHashMap<>();

    public ProblemException(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    public ProblemException(ProblemType type, String detail, Throwable cause) {
        super(detail, cause);
        this.type = type;
    }

    /** Names a refused value in the body. */
    public ProblemException withError(String jsonPointer, String reason) {
        errors.add(ProblemError.at(jsonPointer, reason));
        return this;
    }

    /** Names a refused path, query or header parameter. */
    public ProblemException withParameterError(String parameter, String reason) {
        errors.add(ProblemError.ofParameter(parameter, reason));
        return this;
    }

    /** Adds a header to the answer. */
    public ProblemException withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Adds a member to the problem, beside the standard ones. */
    public ProblemException with(String extensionName, Object value) {
        extensions.put(extensionName, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return Objects.requireNonNull(getMessage());
    }

    public List<ProblemError> errors() {
        return List.copyOf(errors);
    }

    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    public Problem problem() {
        return new Problem(Problem.typeOf(type), type.title(), type.status(), detail(), null, null, errors, extensions);
    }
}
