package io.heraut.kit.http;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A guarded call that brought no answer. Its message is a sentence that may be shown to whoever typed the address. */
public class GuardedHttpException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why there is no answer. */
    public enum Reason {
        /** No absolute address with a host, or one with a user name in it. */
        BAD_ADDRESS,
        /** Neither http nor https, or not one that this call may use. */
        BAD_SCHEME,
        /** Not on the public internet, and no exception is configured. */
        FORBIDDEN_ADDRESS,
        /** The name has no address. */
        UNRESOLVABLE,
        /** No connection, no TLS with it, or it broke off. */
        UNREACHABLE,
        /** The time for the call is over. */
        TIMEOUT,
        /** The body is longer than the call allows. */
        TOO_LARGE,
        /** More redirects than the call allows, or one that leads nowhere. */
        TOO_MANY_REDIRECTS
    }

    private final Reason reason;

    public GuardedHttpException(Reason reason, String message) {
        this(reason, message, null);
    }

    public GuardedHttpException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Whether the same call may succeed later. */
    public boolean isTransient() {
        return switch (reason) {
            case UNRESOLVABLE, UNREACHABLE, TIMEOUT -> true;
            case BAD_ADDRESS, BAD_SCHEME, FORBIDDEN_ADDRESS, TOO_LARGE, TOO_MANY_REDIRECTS -> false;
        };
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), reason.name());
    }
}
