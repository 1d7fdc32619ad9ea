package io.heraut.story;

import io.heraut.local.LocalStackException;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;

/** Plays the story on the stack that runs, and says whether all of it held. */
public final class Story {
    private static final int PLAY_NAME_BITS = 40;
    private static final Duration BOUND = Duration.ofSeconds(2);

    private final PrintStream out;
    private int steps;

    private Story(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(new Story(System.out).play(Stage.fromEnvironment(System.getenv())));
    }

    private int play(Stage stage) {
        String play = newPlayName();
        long begin = System.nanoTime();
        out.println("The story, played through " + stage.gateway() + " as " + play);
        try {
            Outcome outcome = new Journey(stage, play, this::tell).play();
            boolean fast = outcome.clickToPoints().compareTo(BOUND) < 0;
            out.printf(
                    Locale.ROOT,
                    "The story %s: %d steps in %.1f s; a click was evidence after %d ms and points after %d ms%s.%n",
                    fast ? "holds" : "does not hold",
                    steps,
                    Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0,
                    outcome.clickToEvidence().toMillis(),
                    outcome.clickToPoints().toMillis(),
                    fast ? "" : ", which is more than " + BOUND.toSeconds() + " s");
            return fast ? 0 : 1;
        } catch (StoryStopped stopped) {
            out.println("  ✗ " + stopped.step());
            out.println("      expected: " + stopped.failure().expected());
            out.println("      came:     " + stopped.failure().came());
            out.println("      log:      " + stopped.log());
        } catch (StoryFailure e) {
            out.println("  ✗ expected: " + e.expected());
            out.println("      came:     " + e.came());
        } catch (LocalStackException e) {
            out.println("  ✗ " + e.getMessage());
        }
        out.println("The story does not hold after " + steps + " steps.");
        return 1;
    }

    private void tell(String step, String happened, Duration took) {
        steps++;
        out.printf(Locale.ROOT, "  ✓ %s: %s (%.2f s)%n", step, happened, took.toMillis() / 1000.0);
    }

    /** Names a playing, so that it does not meet what an earlier one has left. */
    public static String newPlayName() {
        return "play" + Long.toString(new SecureRandom().nextLong(1L << PLAY_NAME_BITS), Character.MAX_RADIX);
    }
}
