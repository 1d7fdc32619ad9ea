package io.heraut.sharing.click;

/** Where a classifier run stands. */
enum ClassifierRunStatus {
    /** It waits for the one before it, or for a replica. */
    QUEUED,
    RUNNING,
    /** It ends after the step that is under way. */
    STOPPING,
    /** What it had judged by then stays judged. */
    STOPPED,
    SUCCEEDED,
    FAILED;

    boolean isOver() {
        return switch (this) {
            case QUEUED, RUNNING, STOPPING -> false;
            case STOPPED, SUCCEEDED, FAILED -> true;
        };
    }

    /** What becomes of it when somebody asks it to stop; one that is over stays what it is. */
    ClassifierRunStatus whenStopped() {
        return switch (this) {
            case QUEUED -> STOPPED;
            case RUNNING, STOPPING -> STOPPING;
            case STOPPED, SUCCEEDED, FAILED -> this;
        };
    }
}
