package io.heraut.story;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Asks until it is so: events need a moment from service to service. */
public final class Eventually {
    private static final Duration PAUSE = Duration.ofMillis(25);

    private Eventually() {}

    /**
     * @param what what is waited for, as in "expected …"
     * @param attempt empty as long as it is not so
     * @param seen what is there instead, for the message
     */
    public static <T> T get(String what, Duration patience, Supplier<Optional<T>> attempt, Supplier<String> seen) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<T> result = attempt.get();
            if (result.isPresent()) {
                return result.get();
            }
            if (System.nanoTime() > end) {
                throw new StoryFailure(what + " within " + patience.toSeconds() + " s", seen.get());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
