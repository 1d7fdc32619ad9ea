package io.heraut.content.request;

import io.heraut.kit.idempotency.Idempotent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

/**
 * Looks whether a request was answered before, for requests that have to call somebody else before they can be carried
 * out: that is done outside of any transaction, and not again for an answer that is there already.
 */
@ApplicationScoped
public class AnsweredBefore {
    /**
     * The answer that was given to this {@code Idempotency-Key}.
     *
     * @throws NotYet when there is none; the key stays free
     */
    @Idempotent
    public Response orThrow() throws NotYet {
        throw new NotYet();
    }

    /** The request is a new one. */
    public static final class NotYet extends Exception {
        private static final long serialVersionUID = 1L;

        NotYet() {
            super("not answered yet", null, false, false);
        }
    }
}
