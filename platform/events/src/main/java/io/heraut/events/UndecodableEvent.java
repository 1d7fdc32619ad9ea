package io.heraut.events;

/** What came is no event of this contract; it will not become one by trying again. */
public class UndecodableEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UndecodableEvent(String message) {
        super(message);
    }

    public UndecodableEvent(String message, Throwable cause) {
        super(message, cause);
    }
}
