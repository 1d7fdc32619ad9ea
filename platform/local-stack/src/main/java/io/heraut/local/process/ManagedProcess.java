package io.heraut.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that was started by this module, known by its id: whoever has the id can end, kill, pause and resume it.
 *
 * @param pid the id of the process
 * @param stopSignal the signal that ends it in good order, without {@code SIG}
 */
public record ManagedProcess(long pid, String stopSignal) {

    /**
     * What to start.
     *
     * @param command program and arguments
     * @param environment variables that are set in addition to those of this JVM
     * @param directory where it runs
     * @param log the file that its output is appended to
     * @param stopSignal the signal that ends it in good order, without {@code SIG}
     */
    public record Launch(
            List<String> command, Map<String, String> environment, Path directory, Path log, String stopSignal) {}

    /** Starts the process; it ends with this JVM. */
    public static ManagedProcess start(Launch launch) {
        try {
            Files.createDirectories(launch.directory());
            if (launch.log().getParent() instanceof Path parent) {
                Files.createDirectories(parent);
            }
            var builder = new ProcessBuilder(launch.command())
                    .directory(launch.directory().toFile())
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(launch.log().toFile()));
            builder.environment().putAll(launch.environment());
            var process = builder.start();
            var managed = new ManagedProcess(process.pid(), launch.stopSignal());
            Guard.ofThisJvm().watch(process.pid(), launch.stopSignal());
            return managed;
        } catch (IOException e) {
            throw new UncheckedIOException("could not start " + launch.command().getFirst() + ": " + e.getMessage(), e);
        }
    }

    public boolean isAlive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Ends it in good order, or, when that takes longer than this, by force. */
    public void stop(Duration patience) {
        if (isAlive()) {
            signal(stopSignal);
            if (!waitForEnd(patience)) {
                signal("KILL");
                waitForEnd(Duration.ofSeconds(10));
            }
        }
        Guard.ofThisJvm().release(pid);
    }

    /** SIGKILL: nothing is written, nothing is said. */
    public void kill() {
        if (isAlive()) {
            signal("KILL");
            waitForEnd(Duration.ofSeconds(10));
        }
        Guard.ofThisJvm().release(pid);
    }

    /** SIGSTOP: it stands still, its connections stay open. */
    public void pause() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void resume() {
        signal("CONT");
    }

    /** Waits until it has ended; says whether it has. */
    public boolean waitForEnd(Duration patience) {
        var handle = ProcessHandle.of(pid);
        if (handle.isEmpty()) {
            return true;
        }
        try {
            handle.get().onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for process " + pid, e);
        }
    }

    /** Sends a signal to the process, by its name without {@code SIG}. */
    public void signal(String name) {
        signal(List.of(pid), name);
    }

    static void signal(List<Long> pids, String name) {
        var command = new ArrayList<>(List.of("kill", "-" + name));
        pids.forEach(pid -> command.add(Long.toString(pid)));
        try {
            new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending a signal", e);
        }
    }
}
