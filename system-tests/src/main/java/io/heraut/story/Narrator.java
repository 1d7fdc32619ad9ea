package io.heraut.story;

import java.time.Duration;

/** Hears what happens in the story. */
public interface Narrator {

    /** Hears nothing. */
    Narrator SILENT = (step, happened, took) -> {};

    /** A step held. */
    void held(String step, String happened, Duration took);
}
