package io.heraut.local.supervisor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heraut.local.LocalStackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the stack is, as its supervisor last said.
 *
 * @param phase where it is in its life
 * @param supervisor the process id of the supervisor
 * @param since when it was started, RFC 3339
 * @param problem why it failed
 * @param ports the port of each variable that moves one
 * @param parts the processes
 * @param notes what was worth a line
 */
public record StackState(
        Phase phase,
        long supervisor,
        String since,
        @Nullable String problem,
        Map<String, Integer> ports,
        List<PartState> parts,
        List<String> notes) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The life of a stack. */
    public enum Phase {
        STARTING,
        UP,
        STOPPING,
        FAILED
    }

    /** The life of a part. */
    public enum Status {
        WAITING,
        STARTING,
        READY,
        ENDED
    }

    /**
     * One process.
     *
     * @param pid its id, 0 when it has none
     * @param processStart when the process started, in milliseconds since 1970, to tell it from a later one with the same id
     * @param startMillis the time from start to ready
     * @param restarts how often the supervisor had to start it again
     */
    public record PartState(
            String name,
            int port,
            long pid,
            long processStart,
            String log,
            Status status,
            long startMillis,
            int restarts) {

        /** Whether the process that this tells of still runs. */
        public boolean stillRuns() {
            return pid > 0
                    && ProcessHandle.of(pid)
                            .filter(ProcessHandle::isAlive)
                            .flatMap(handle -> handle.info().startInstant())
                            .map(start -> start.toEpochMilli() == processStart)
                            .orElse(false);
        }
    }

    /** When a process started, 0 when there is none or it does not say. */
    public static long processStart(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().startInstant())
                .map(start -> start.toEpochMilli())
                .orElse(0L);
    }

    /** Writes it so that a reader sees all of it or the one before. */
    public void write(Path file) {
        try {
            var partial = file.resolveSibling(file.getFileName() + ".partial");
            Files.write(partial, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
    }

    /** What was last written, if anything was. */
    public static Optional<StackState> read(Path file) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), StackState.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new LocalStackException(file + " cannot be read; delete it when no stack runs", e);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }
}
