package io.heraut.local.cli;

import io.heraut.local.process.Memory;
import io.heraut.local.supervisor.StackState;
import io.heraut.local.supervisor.StackState.Phase;
import io.heraut.local.supervisor.StackState.Status;
import java.util.Locale;

/** {@code status}: what runs, where, and what it costs. */
final class StatusCommand {

    private static final int NOT_UP = 1;
    private static final double MEBIBYTE = 1024.0 * 1024.0;

    private final Context context;

    StatusCommand(Context context) {
        this.context = context;
    }

    int run() {
        var console = context.console();
        var running = context.running();
        if (running.isEmpty()) {
            console.say("Heraut is not up.");
            return NOT_UP;
        }
        var state = running.get();
        console.say("Heraut is " + state.phase().name().toLowerCase(Locale.ROOT) + ", since " + state.since()
                + " (supervisor " + state.supervisor() + ")");
        console.say(String.format(
                Locale.ROOT,
                "  %-12s %-9s %6s %8s %9s %9s",
                "part",
                "status",
                "port",
                "process",
                "memory",
                "ready in"));
        long total = 0;
        for (var part : state.parts()) {
            long memory = part.stillRuns() ? Memory.residentBytesOfFamily(part.pid()) : 0;
            total += memory;
            console.say(String.format(
                    Locale.ROOT,
                    "  %-12s %-9s %6d %8d %5.0f MiB %7.1f s%s",
                    part.name(),
                    part.status().name().toLowerCase(Locale.ROOT),
                    part.port(),
                    part.pid(),
                    memory / MEBIBYTE,
                    part.startMillis() / 1000.0,
                    part.restarts() == 0 ? "" : "  started again " + part.restarts() + " times"));
        }
        console.say(String.format(Locale.ROOT, "  %-38s %5.0f MiB", "all", total / MEBIBYTE));
        return isWell(state) ? 0 : NOT_UP;
    }

    private static boolean isWell(StackState state) {
        return state.phase() == Phase.UP && state.parts().stream().allMatch(part -> part.status() == Status.READY);
    }
}
