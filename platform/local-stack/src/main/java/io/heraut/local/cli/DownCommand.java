package io.heraut.local.cli;

import io.heraut.local.LocalStackException;
import io.heraut.local.process.ManagedProcess;
import io.heraut.local.process.Wait;
import java.time.Duration;

/** {@code down}: ends the stack; returns when no process is left. */
final class DownCommand {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Context context;

    DownCommand(Context context) {
        this.context = context;
    }

    int run() {
        var console = context.console();
        var running = context.running();
        if (running.isEmpty()) {
            var left = Leftovers.end(context.stateFile());
            console.say(
                    left.isEmpty()
                            ? "Heraut is not up."
                            : "Heraut was not up; ended what a killed run had left: " + String.join(", ", left));
            return 0;
        }
        var supervisor = new ManagedProcess(running.get().supervisor(), "TERM");
        try (var step = console.step("ending Heraut")) {
            supervisor.signal("TERM");
            if (!Wait.until(PATIENCE, Duration.ofMillis(100), () -> !context.isSupervised())) {
                supervisor.kill();
                Leftovers.end(context.stateFile());
                throw new LocalStackException("the supervisor did not end in " + PATIENCE.toSeconds()
                        + " s and was killed, with all that it had started");
            }
            supervisor.waitForEnd(PATIENCE);
            Leftovers.end(context.stateFile());
            step.done();
        }
        return 0;
    }
}
