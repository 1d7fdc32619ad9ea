package io.heraut.kit.event;

/** An event breaks a rule, and will not keep it by being tried again. */
public class RejectedEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason for whoever reads the dead letter; must not name a person */
    public RejectedEvent(String reason) {
        super(reason);
    }

    public RejectedEvent(String reason, Throwable cause) {
        super(reason, cause);
    }
}
