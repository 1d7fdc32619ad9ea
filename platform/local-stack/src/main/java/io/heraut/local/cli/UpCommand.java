package io.heraut.local.cli;

import io.heraut.local.LocalStackException;
import io.heraut.local.keycloak.KeycloakDistribution;
import io.heraut.local.process.Wait;
import io.heraut.local.stack.Service;
import io.heraut.local.stack.StackPorts;
import io.heraut.local.supervisor.StackState;
import io.heraut.local.supervisor.StackState.Phase;
import io.heraut.local.supervisor.StackState.Status;
import io.heraut.local.supervisor.SupervisorMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** {@code up}: builds what is not built, starts everything, plays the story the first time, and stays. */
final class UpCommand {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Context context;
    private final Console console;
    private final boolean detach;
    private final boolean story;
    private volatile boolean ending;

    UpCommand(Context context, boolean detach, boolean story) {
        this.context = context;
        this.console = context.console();
        this.detach = detach;
        this.story = story;
    }

    int run() {
        long begin = System.nanoTime();
        var running = context.running();
        if (running.isPresent()) {
            console.say("Heraut is already up here, since " + running.get().since()
                    + ": ./heraut status shows it, ./heraut down ends it.");
            return 1;
        }
        var left = Leftovers.end(context.stateFile());
        if (!left.isEmpty()) {
            console.say("  ended what a killed run had left: " + String.join(", ", left));
        }
        var ports = StackPorts.from(context.environment());
        ports.check();
        prepare();
        // Building takes its time, and others start things meanwhile.
        ports.check();
        startSupervisor();
        // Ctrl-C from here on ends the supervisor, too, and waits until nothing is left.
        var ending = new Thread(this::end, "end");
        Runtime.getRuntime().addShutdownHook(ending);
        waitUntilUp();
        printAddresses(ports, Duration.ofNanos(System.nanoTime() - begin));

        int exitCode = 0;
        var played = context.home().data().resolve("story-played");
        if (story && !Files.exists(played)) {
            exitCode = new StoryCommand(context).play(ports, List.of());
            if (exitCode == 0) {
                mark(played);
            }
        }
        if (detach) {
            Runtime.getRuntime().removeShutdownHook(ending);
            console.say("Heraut stays up; ./heraut down ends it.");
            return exitCode;
        }
        console.say("Heraut is up. Ctrl-C ends it.");
        waitUntilEnded();
        return exitCode;
    }

    /** Maven and Keycloak's own build have nothing to do with each other, and each waits for something now and then. */
    private void prepare() {
        var build = context.build();
        var modules = new ArrayList<>(
                Arrays.stream(Service.values()).map(Service::module).toList());
        if (story) {
            modules.add(StoryCommand.MODULE);
        }
        var cache = context.home().cache();
        @Nullable CompletableFuture<?> keycloak = null;
        if (!KeycloakDistribution.isPreparedIn(cache)) {
            keycloak = CompletableFuture.runAsync(() -> {
                long begin = System.nanoTime();
                KeycloakDistribution.preparedIn(cache, context.home().logs().resolve("keycloak-build.log"));
                console.say("  Keycloak unpacked and built"
                        + " ".repeat(19)
                        + Console.seconds(Duration.ofNanos(System.nanoTime() - begin)));
            });
        }
        build.build(build.stale(modules));
        if (keycloak != null) {
            try (var step = console.step("waiting for Keycloak's own build")) {
                keycloak.join();
                step.done();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }

    private void startSupervisor() {
        var home = context.home();
        long owner = detach ? 0 : ProcessHandle.current().pid();
        var log = home.logs().resolve("supervisor.out");
        var command = new ArrayList<String>(List.of(
                "bash",
                "-c",
                // Its own process group, so that Ctrl-C reaches it through the command only, in good order.
                "set -m; nohup \"$@\" </dev/null >>\"$HERAUT_SUPERVISOR_LOG\" 2>&1 &",
                "heraut-supervisor",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms16m",
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SupervisorMain.class.getName(),
                home.root().toString(),
                context.build().applications().toString(),
                Long.toString(owner)));
        try {
            Files.createDirectories(home.logs());
            Files.createDirectories(home.run());
            var builder =
                    new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
            builder.environment().put("HERAUT_SUPERVISOR_LOG", log.toString());
            builder.start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted while the supervisor was started", e);
        }
        boolean began =
                Wait.until(Duration.ofSeconds(30), POLL, () -> context.running().isPresent());
        if (!began && StackState.read(context.stateFile()).isEmpty()) {
            throw LocalStackException.withLog("the supervisor did not start", log);
        }
    }

    private void waitUntilUp() {
        Set<String> said = new HashSet<>();
        try (var step = console.step("starting")) {
            while (true) {
                if (ending) {
                    // This JVM is about to be gone, and what it sees meanwhile is no failure.
                    step.done();
                    Wait.until(Duration.ofMinutes(5), Duration.ofSeconds(1), () -> false);
                }
                var state = StackState.read(context.stateFile()).orElse(null);
                if (state == null || !context.isSupervised() && state.phase() != Phase.FAILED) {
                    throw LocalStackException.withLog(
                            "the supervisor has ended", context.home().logs().resolve("supervisor.out"));
                }
                for (var part : state.parts()) {
                    if (part.status() == Status.READY && said.add(part.name())) {
                        console.say("\r  " + pad(part.name() + " is ready", 36) + pad("port " + part.port(), 12)
                                + Console.seconds(Duration.ofMillis(part.startMillis())));
                    }
                }
                for (var note : state.notes()) {
                    if (said.add(note)) {
                        console.say("\r  " + note);
                    }
                }
                if (state.phase() == Phase.FAILED) {
                    throw new LocalStackException(
                            state.problem() == null ? "the stack did not start" : state.problem());
                }
                if (state.phase() == Phase.UP) {
                    step.done();
                    return;
                }
                step.detail(String.join(
                        ", ",
                        state.parts().stream()
                                .filter(part -> part.status() == Status.STARTING)
                                .map(StackState.PartState::name)
                                .toList()));
                Wait.until(POLL, POLL, () -> false);
            }
        }
    }

    private void printAddresses(StackPorts ports, Duration elapsed) {
        String gateway = "http://localhost:" + ports.of(Service.GATEWAY);
        console.say("");
        console.say("Everything is ready after " + Console.seconds(elapsed) + ".");
        console.say("  API        " + gateway + "/api/v1");
        console.say("  reference  " + gateway + "/docs");
        console.say("  Keycloak   http://localhost:" + ports.keycloak() + " (people: amira, bram, chloe, carla, rob,"
                + " petra, ada; the password is the name)");
        console.say("  logs       " + context.home().logs() + ", ./heraut logs [part]");
        console.say("");
    }

    private void waitUntilEnded() {
        Set<String> said = new HashSet<>();
        while (context.isSupervised()) {
            StackState.read(context.stateFile()).stream()
                    .flatMap(state -> state.parts().stream())
                    .filter(part -> part.status() == Status.ENDED)
                    .filter(part -> said.add(part.name() + part.restarts()))
                    .forEach(part -> console.say(part.name() + " has ended by itself, see " + part.log()));
            Wait.until(Duration.ofSeconds(1), Duration.ofSeconds(1), () -> false);
        }
        console.say("Heraut has been ended.");
    }

    private void end() {
        ending = true;
        if (context.isSupervised()) {
            new DownCommand(context).run();
        }
    }

    private static void mark(Path file) {
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
