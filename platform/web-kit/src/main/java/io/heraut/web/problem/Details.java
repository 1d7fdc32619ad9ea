package io.heraut.web.problem;

/** What to say where nothing but the kind of problem is known. */
final class Details {

    private Details() {}

    static String of(CommonProblem type) {
        return switch (type) {
            case NOT_FOUND -> "Nothing is found at this address.";
            case METHOD_NOT_ALLOWED -> "The Allow header names the methods that the resource takes.";
            case NOT_ACCEPTABLE ->
                "The answers of this API are application/json; see the OpenAPI document for exceptions.";
            case UNSUPPORTED_MEDIA_TYPE ->
                "Send the body as application/json; see the OpenAPI document for exceptions.";
            case BODY_TOO_LARGE -> "Send less at once.";
            case INTERNAL_ERROR ->
                "The request id names this failure in the logs. The request was not carried out, or not wholly.";
            default -> type.title() + ".";
        };
    }

    static Problem internalError() {
        return Problem.of(CommonProblem.INTERNAL_ERROR, of(CommonProblem.INTERNAL_ERROR));
    }
}
