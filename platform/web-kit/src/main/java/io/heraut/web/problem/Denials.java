package io.heraut.web.problem;

import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** 401 and 403, alike wherever they are decided. */
public final class Denials {

    private Denials() {}

    public static Problem unauthorized(RoutingContext context) {
        return Problem.of(
                CommonProblem.UNAUTHORIZED,
                sentToken(context)
                        ? "The access token is expired, not meant for this service, or not valid."
                        : "Send an access token: Authorization: Bearer <token>.");
    }

    /** The {@code WWW-Authenticate} header (RFC 6750, 3). */
    public static Map<String, String> challenge(RoutingContext context) {
        return Map.of("WWW-Authenticate", sentToken(context) ? "Bearer error=\"invalid_token\"" : "Bearer");
    }

    public static Problem forbidden() {
        return Problem.of(
                CommonProblem.FORBIDDEN, "The token is valid, but it has none of the roles or scopes that this needs.");
    }

    private static boolean sentToken(RoutingContext context) {
        return context.request().getHeader("Authorization") != null;
    }
}
