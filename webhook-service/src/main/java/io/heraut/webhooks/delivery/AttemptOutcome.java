package io.heraut.webhooks.delivery;

import io.heraut.kit.http.GuardedHttpException;

/** How an attempt ended, in one word. */
enum AttemptOutcome {
    /** An answer of 200 to 299. */
    SUCCEEDED,
    /** An answer of 300 to 399: webhooks do not follow redirects. */
    REDIRECTED,
    /** An answer of 410: the endpoint is disabled. */
    GONE,
    /** Any other answer. */
    REFUSED,
    /** Not an address that can be called at all. */
    BAD_ADDRESS,
    /** An address that is not on the public internet. */
    FORBIDDEN_ADDRESS,
    /** The name has no address. */
    UNRESOLVABLE,
    /** No connection, or it broke off. */
    UNREACHABLE,
    /** No answer in time. */
    TIMEOUT,
    /** The replica that made the attempt did not live to see its end; the endpoint may have taken it. */
    INTERRUPTED,
    /** A fault inside Heraut: nothing was sent. */
    NOT_SENT;

    static AttemptOutcome ofStatus(int status) {
        if (status >= 200 && status < 300) {
            return SUCCEEDED;
        }
        if (status >= 300 && status < 400) {
            return REDIRECTED;
        }
        return status == 410 ? GONE : REFUSED;
    }

    static AttemptOutcome of(GuardedHttpException.Reason reason) {
        return switch (reason) {
            case BAD_ADDRESS, BAD_SCHEME -> BAD_ADDRESS;
            case FORBIDDEN_ADDRESS -> FORBIDDEN_ADDRESS;
            case UNRESOLVABLE -> UNRESOLVABLE;
            // The client cuts long answers off and follows no redirect, so the last two are a broken connection here.
            case UNREACHABLE, TOO_LARGE, TOO_MANY_REDIRECTS -> UNREACHABLE;
            case TIMEOUT -> TIMEOUT;
        };
    }
}
