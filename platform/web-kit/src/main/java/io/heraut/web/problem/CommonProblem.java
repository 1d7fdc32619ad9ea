package io.heraut.web.problem;

/** The problems that every part of Heraut can answer with. Described for clients in {@code docs/problems.md}. */
public enum CommonProblem implements ProblemType {
    BAD_REQUEST("bad-request", 400, "The request can not be understood"),
    VALIDATION_FAILED("validation-failed", 400, "The request has invalid values"),
    INVALID_CURSOR("invalid-cursor", 400, "The cursor is not one that this list gave out"),
    UNAUTHORIZED("unauthorized", 401, "A valid access token is needed"),
    FORBIDDEN("forbidden", 403, "The caller may not do this"),
    NOT_FOUND("not-found", 404, "There is no such resource"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The resource does not take this method"),
    NOT_ACCEPTABLE("not-acceptable", 406, "None of the accepted media types can be given"),
    REQUEST_TIMEOUT("request-timeout", 408, "The request took too long to arrive"),
    CONFLICT("conflict", 409, "The request contradicts the present state"),
    IDEMPOTENCY_KEY_IN_USE(
            "idempotency-key-in-use", 409, "A request with this idempotency key is still being worked on"),
    ADVOCATE_NOT_KNOWN_YET("advocate-not-known-yet", 409, "The advocate is not known here yet"),
    GONE("gone", 410, "The resource is there no more"),
    PRECONDITION_FAILED("precondition-failed", 412, "The resource has changed since it was read"),
    BODY_TOO_LARGE("body-too-large", 413, "The request's body is too large"),
    URI_TOO_LONG("uri-too-long", 414, "The request's address is too long"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body's media type is not understood"),
    UNPROCESSABLE("unprocessable", 422, "The request can not be carried out"),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422, "The idempotency key was used with another request"),
    PRECONDITION_REQUIRED("precondition-required", 428, "The request needs an If-Match header"),
    TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests"),
    HEADERS_TOO_LARGE("headers-too-large", 431, "The request's headers are too large"),
    INTERNAL_ERROR("internal-error", 500, "Something went wrong inside Heraut"),
    UPSTREAM_FAILED("upstream-failed", 502, "A part of Heraut gave no usable answer"),
    SERVICE_UNAVAILABLE("service-unavailable", 503, "The service can not answer at the moment"),
    UPSTREAM_UNAVAILABLE("upstream-unavailable", 503, "A part of Heraut is away at the moment"),
    UPSTREAM_TIMEOUT("upstream-timeout", 504, "A part of Heraut took too long to answer");

    private final String slug;
    private final int status;
    private final String title;

    CommonProblem(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    /** The problem that says no more than the status does. */
    public static CommonProblem ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TIMEOUT;
            case 409 -> CONFLICT;
            case 410 -> GONE;
            case 412 -> PRECONDITION_FAILED;
            case 413 -> BODY_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 422 -> UNPROCESSABLE;
            case 428 -> PRECONDITION_REQUIRED;
            case 429 -> TOO_MANY_REQUESTS;
            case 431 -> HEADERS_TOO_LARGE;
            case 502 -> UPSTREAM_FAILED;
            case 503 -> SERVICE_UNAVAILABLE;
            case 504 -> UPSTREAM_TIMEOUT;
            default -> status >= 400 && status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
        };
    }
}
