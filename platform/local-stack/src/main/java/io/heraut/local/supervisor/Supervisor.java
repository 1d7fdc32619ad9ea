package io.heraut.local.supervisor;

import io.heraut.local.Home;
import io.heraut.local.LocalStackException;
import io.heraut.local.postgres.PostgresServer.Durability;
import io.heraut.local.process.Wait;
import io.heraut.local.stack.LocalStack;
import io.heraut.local.stack.Part;
import io.heraut.local.stack.Service;
import io.heraut.local.stack.StackListener;
import io.heraut.local.stack.StackPorts;
import io.heraut.local.supervisor.StackState.PartState;
import io.heraut.local.supervisor.StackState.Phase;
import io.heraut.local.supervisor.StackState.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts the stack, starts again what crashes, says how it is, and ends it when it is told to or its owner is gone. */
final class Supervisor implements StackListener {

    private static final Logger LOG = Logger.getLogger(Supervisor.class.getName());
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(500);
    private static final int MOST_RESTARTS = 5;

    private final Home home;
    private final StackPorts ports;
    private final Path stateFile;
    private final String since = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, Status> status = new LinkedHashMap<>();
    private final Map<String, Integer> restarts = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private Phase phase = Phase.STARTING;
    private @Nullable String problem;
    private boolean ended;
    private volatile boolean stopping;
    private volatile @Nullable LocalStack stack;

    Supervisor(Home home, StackPorts ports) {
        this.home = home;
        this.ports = ports;
        this.stateFile = home.run().resolve("state.json");
    }

    /** Runs until the stack is ended; says whether it ever was up. */
    boolean run(Function<Service, Path> applications) {
        publish();
        var builder = LocalStack.builder()
                .home(home)
                .ports(ports)
                .directory(home.data())
                .logs(home.logs())
                .rotateLogs()
                .durability(Durability.DURABLE)
                .applications(applications)
                .listener(this);
        try {
            var started = builder.prepare();
            stack = started;
            if (stopping) {
                return false;
            }
            started.start();
        } catch (RuntimeException e) {
            fail(e);
            return false;
        }
        enter(Phase.UP);
        while (!stopping) {
            watch();
            Wait.until(CHECK_INTERVAL, Duration.ofMillis(100), () -> stopping);
        }
        return true;
    }

    /** Ends the stack; returns when all of it is ended. */
    void stop() {
        stopping = true;
        if (phase() != Phase.FAILED) {
            enter(Phase.STOPPING);
        }
        var running = stack;
        if (running != null) {
            running.close();
        }
        forget();
    }

    private synchronized void forget() {
        ended = true;
        if (phase == Phase.FAILED) {
            return;
        }
        try {
            Files.deleteIfExists(stateFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fail(RuntimeException failure) {
        if (stopping) {
            return;
        }
        LOG.log(Level.SEVERE, "the stack did not start", failure);
        synchronized (this) {
            problem = failure instanceof LocalStackException ? failure.getMessage() : failure.toString();
        }
        enter(Phase.FAILED);
    }

    private void watch() {
        for (var part : List.copyOf(parts.values())) {
            boolean crashed;
            synchronized (this) {
                crashed = part.isWanted() && !part.isAlive() && status.get(part.name()) == Status.READY;
                if (crashed) {
                    status.put(part.name(), Status.ENDED);
                }
            }
            if (crashed) {
                LOG.warning(() -> part.name() + " has ended by itself, see " + part.log());
                publish();
                restart(part);
            }
        }
    }

    private void restart(Part part) {
        int before;
        synchronized (this) {
            before = restarts.merge(part.name(), 1, Integer::sum);
        }
        if (before > MOST_RESTARTS) {
            LOG.severe(() -> part.name() + " is not started again: it has crashed " + before + " times");
            return;
        }
        Thread.ofVirtual().start(() -> {
            try {
                starting(part);
                part.start();
                ready(part);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, part.name() + " did not start again", e);
                synchronized (this) {
                    status.put(part.name(), Status.ENDED);
                }
                publish();
            }
        });
    }

    @Override
    public void starting(Part part) {
        synchronized (this) {
            parts.put(part.name(), part);
            status.put(part.name(), Status.STARTING);
        }
        publish();
    }

    @Override
    public void ready(Part part) {
        synchronized (this) {
            status.put(part.name(), Status.READY);
        }
        LOG.info(() -> part.name() + " is ready after " + part.startTime().toMillis() + " ms");
        publish();
    }

    @Override
    public void note(String sentence) {
        synchronized (this) {
            notes.add(sentence);
        }
        publish();
    }

    private synchronized Phase phase() {
        return phase;
    }

    private void enter(Phase next) {
        synchronized (this) {
            phase = next;
        }
        publish();
    }

    private synchronized void publish() {
        if (ended) {
            return;
        }
        var states = parts.values().stream().map(this::state).toList();
        new StackState(
                        phase,
                        ProcessHandle.current().pid(),
                        since,
                        problem,
                        ports.byVariable(),
                        states,
                        List.copyOf(notes))
                .write(stateFile);
    }

    private PartState state(Part part) {
        long pid = part.isAlive() ? part.pid() : 0;
        return new PartState(
                part.name(),
                part.port(),
                pid,
                StackState.processStart(pid),
                part.log().toString(),
                status.getOrDefault(part.name(), Status.WAITING),
                part.startTime().toMillis(),
                restarts.getOrDefault(part.name(), 0));
    }
}
