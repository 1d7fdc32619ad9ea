package io.heraut.events;

/** A well-formed event of a type that this release does not know: a consumer passes over it. */
public final class UnknownEventType extends UndecodableEvent {
    private static final long serialVersionUID = 1L;

    public UnknownEventType(String type) {
        super("The event type " + type + " is not known");
    }
}
