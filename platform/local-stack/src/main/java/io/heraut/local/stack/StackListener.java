package io.heraut.local.stack;

/** Told while a stack starts; from several threads. */
public interface StackListener {

    /** Hears nothing. */
    StackListener NONE = new StackListener() {};

    /** The part is being started. */
    default void starting(Part part) {}

    /** The part is ready. */
    default void ready(Part part) {}

    /** Something worth a line has been done. */
    default void note(String sentence) {}
}
