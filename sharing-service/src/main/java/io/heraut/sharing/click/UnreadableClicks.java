package io.heraut.sharing.click;

/** A record of the click log that no release could have written, or only a newer one. */
final class UnreadableClicks extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableClicks(String message) {
        super(message);
    }

    UnreadableClicks(String message, Throwable cause) {
        super(message, cause);
    }
}
