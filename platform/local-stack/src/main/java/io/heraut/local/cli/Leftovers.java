package io.heraut.local.cli;

import io.heraut.local.process.ManagedProcess;
import io.heraut.local.supervisor.StackState;
import io.heraut.local.supervisor.StackState.PartState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Processes of a stack whose supervisor was killed. */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Leftovers() {}

    /** Ends what still runs of the stack that this file tells of, and forgets it; only while no supervisor runs. */
    static List<String> end(Path stateFile) {
        var left = StackState.read(stateFile).stream()
                .flatMap(state -> state.parts().stream())
                .filter(PartState::stillRuns)
                .toList();
        for (var part : left) {
            new ManagedProcess(part.pid(), part.name().equals("postgres") ? "INT" : "TERM").stop(PATIENCE);
        }
        try {
            Files.deleteIfExists(stateFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return left.stream().map(PartState::name).toList();
    }
}
