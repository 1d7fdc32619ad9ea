package io.heraut.story;

import java.nio.file.Path;

/** A step of the story did not hold. */
public final class StoryStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String step;
    private final transient Path log;
    private final StoryFailure failure;

    StoryStopped(String step, Path log, StoryFailure failure) {
        super("\"%s\" does not hold: %s (log: %s)".formatted(step, failure.getMessage(), log), failure);
        this.step = step;
        this.log = log;
        this.failure = failure;
    }

    public String step() {
        return step;
    }

    /** The log of the part that the step is about. */
    public Path log() {
        return log;
    }

    public StoryFailure failure() {
        return failure;
    }
}
