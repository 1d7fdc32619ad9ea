package io.heraut.local.stack;

import io.heraut.local.LocalStackException;
import io.heraut.local.process.ManagedProcess;
import io.heraut.local.process.Memory;
import io.heraut.local.process.Ports;
import io.heraut.local.process.Wait;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One process of the stack. It keeps its port and its data when it is ended and started again. */
public final class Part {

    private static final Duration STOP_TIME = Duration.ofSeconds(30);
    private static final Duration PORT_TIME = Duration.ofSeconds(5);

    private final String name;
    private final int port;
    private final Path log;
    private final Function<Consumer<ManagedProcess>, ManagedProcess> starter;
    private final BooleanSupplier readiness;
    private volatile @Nullable ManagedProcess process;
    private volatile Duration startTime = Duration.ZERO;
    private volatile boolean wanted;

    Part(
            String name,
            int port,
            Path log,
            Function<Consumer<ManagedProcess>, ManagedProcess> starter,
            BooleanSupplier readiness) {
        this.name = name;
        this.port = port;
        this.log = log;
        this.starter = starter;
        this.readiness = readiness;
    }

    /** Such as {@code postgres}, {@code content} or, the second replica, {@code content-2}. */
    public String name() {
        return name;
    }

    public int port() {
        return port;
    }

    /** Its own address; of use where it speaks HTTP. */
    public URI url() {
        return URI.create("http://localhost:" + port);
    }

    public Path log() {
        return log;
    }

    /** The id of its process, while it has one. */
    public long pid() {
        return running().pid();
    }

    public boolean isAlive() {
        var now = process;
        return now != null && now.isAlive();
    }

    /** Whether it says that it can do its work. */
    public boolean isReady() {
        return isAlive() && readiness.getAsBoolean();
    }

    /** Whether it was started and not ended through this object; when it is not alive then, it has crashed. */
    public boolean isWanted() {
        return wanted;
    }

    /** Starts it, after {@link #kill()} or {@link #stop()} too, and returns when it is ready. */
    public synchronized void start() {
        if (isAlive()) {
            throw new LocalStackException(name + " runs already");
        }
        // Somebody else's server on our port would answer for ours, and be taken for it.
        if (!Wait.until(PORT_TIME, Duration.ofMillis(100), () -> Ports.isFree(port))) {
            throw new LocalStackException(name + " did not start: port " + port + " is taken by another program");
        }
        long begin = System.nanoTime();
        wanted = true;
        process = starter.apply(this::launched);
        startTime = Duration.ofNanos(System.nanoTime() - begin);
    }

    private void launched(ManagedProcess newProcess) {
        process = newProcess;
        if (!wanted) {
            newProcess.kill();
            throw new LocalStackException(name + " was ended while it started");
        }
    }

    /** Ends it in good order; also while another thread waits for it to be ready. */
    public void stop() {
        wanted = false;
        var now = process;
        if (now != null) {
            now.stop(STOP_TIME);
        }
    }

    /** SIGKILL. */
    public void kill() {
        wanted = false;
        running().kill();
    }

    /** SIGSTOP: its connections stay open and nothing answers. */
    public void pause() {
        running().pause();
    }

    /** SIGCONT. */
    public void resume() {
        running().resume();
    }

    /** The memory that it holds now; 0 when it does not run. With the processes that it started. */
    public long residentBytes() {
        return isAlive() ? Memory.residentBytesOfFamily(pid()) : 0;
    }

    /** The time from the last start to ready. */
    public Duration startTime() {
        return startTime;
    }

    private ManagedProcess running() {
        var now = process;
        if (now == null) {
            throw new LocalStackException(name + " was not started");
        }
        return now;
    }

    @Override
    public String toString() {
        return name + " (port " + port + ")";
    }
}
