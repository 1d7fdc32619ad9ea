package io.heraut.web.problem;

import io.quarkus.oidc.OIDCException;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 401 and 403, alike wherever they are decided. */
public final class Denials {

    static final Map<String, String> RETRY_SOON = Map.of("Retry-After", "2");

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

    /** Tokens can not be told good from bad: the identity provider's keys were never read. */
    static boolean isKeysAway(@Nullable Throwable failure) {
        if (failure == null) {
            return false;
        }
        if (failure instanceof OIDCException) {
            return true;
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            if (suppressed instanceof OIDCException) {
                return true;
            }
        }
        return failure.getCause() != failure && isKeysAway(failure.getCause());
    }

    static Problem keysAway() {
        return Problem.of(
                CommonProblem.SERVICE_UNAVAILABLE,
                "Tokens can not be checked at the moment: the identity provider does not answer.");
    }

    private static boolean sentToken(RoutingContext context) {
        return context.request().getHeader("Authorization") != null;
    }
}
