package io.heraut.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heraut.local.process.ManagedProcess;
import io.heraut.local.supervisor.StackState;
import io.heraut.local.supervisor.StackState.PartState;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on a checkout with services that are next to nothing, and with the real PostgreSQL, Kafka and Keycloak. */
class CommandIT {

    @TempDir
    private Path directory;

    private FakeCheckout checkout;

    @BeforeEach
    void makeACheckout() throws IOException {
        checkout = new FakeCheckout(directory.toRealPath());
    }

    @AfterEach
    void endWhatRuns() throws Exception {
        checkout.run("down");
    }

    @Test
    void theLifeOfAStack() throws Exception {
        var first = checkout.run("up", "--detach");
        assertThat(first.output())
                .contains("the fake story, gateway " + checkout.port("HERAUT_GATEWAY_PORT"))
                .contains("Everything is ready after");
        assertThat(first.code()).isZero();

        var status = checkout.run("status");
        assertThat(status.code()).isZero();
        assertThat(status.output())
                .contains("Heraut is up")
                .containsPattern("postgres +ready +" + checkout.port("HERAUT_POSTGRES_PORT"))
                .containsPattern("gateway +ready +" + checkout.port("HERAUT_GATEWAY_PORT"));
        assertThat(checkout.run("token", "amira").output()).matches("\\S+\\.\\S+\\.\\S+\\s*");
        assertThat(checkout.run("token", "nobody").output()).contains("there is no demo person nobody");
        assertThat(checkout.run("logs", "content").output()).contains("fake service on");
        assertThat(checkout.run("logs", "unheard").output()).contains("there is no log of unheard");

        var second = checkout.run("up", "--detach");
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.output()).contains("already up");

        var killed = state();
        killPart("rewards");
        await("the supervisor starts again what crashes")
                .atMost(Duration.ofSeconds(60))
                .until(() -> checkout.run("status").output().contains("started again 1 times"));

        killEverything();
        assertThat(checkout.run("status").output()).contains("Heraut is not up");

        var foreground = checkout.command("up").start();
        var said = new ArrayList<String>();
        try (var output = foreground.inputReader(StandardCharsets.UTF_8)) {
            readUntil(output, said, "Ctrl-C ends it");
            assertThat(said)
                    .as("the story is played on the first start only")
                    .noneMatch(line -> line.contains("the fake story"));
            assertThat(state().supervisor()).isNotEqualTo(killed.supervisor());
            var parts = state().parts();
            new ManagedProcess(foreground.pid(), "INT").signal(ignoresInterrupts() ? "TERM" : "INT");
            readUntil(output, said, "ending Heraut  ");
            assertThat(foreground.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(parts).hasSize(8).noneMatch(PartState::stillRuns);
        }
        assertThat(checkout.run("down").output()).contains("Heraut is not up");
        assertThat(Files.readAllLines(checkout.root().resolve("built")))
                .as("what is built is not built again")
                .hasSize(6);
    }

    @Test
    void aPortThatIsTakenIsNamedWithItsVariable() throws Exception {
        try (var taken =
                new ServerSocket(checkout.port("HERAUT_SHARING_PORT"), 1, InetAddress.getByName("127.0.0.1"))) {
            var result = checkout.run("up", "--detach");
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.output())
                    .contains("port " + taken.getLocalPort() + " is taken")
                    .contains("HERAUT_SHARING_PORT");
        }
    }

    @Test
    void aBuildThatFailsShowsItsLastLinesAndItsLog() throws Exception {
        Files.writeString(checkout.root().resolve("build-fails"), "");
        var result = checkout.run("up", "--detach");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.output()).contains("cannot find symbol: all of it").contains(".heraut/logs/build.log");
    }

    @Test
    void anOptionThatDoesNotExistIsNamed() throws Exception {
        var result = checkout.run("up", "--quickly");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.output()).contains("there is no option --quickly");
    }

    /** Whoever was started in the background by a shell ignores Ctrl-C, and hands that on to what it starts. */
    private static boolean ignoresInterrupts() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 0b10) != 0);
        }
    }

    private StackState state() {
        return StackState.read(checkout.root().resolve(".heraut/run/state.json"))
                .orElseThrow();
    }

    private void killPart(String name) {
        state().parts().stream()
                .filter(part -> part.name().equals(name))
                .forEach(part -> new ManagedProcess(part.pid(), "TERM").signal("KILL"));
    }

    private void killEverything() {
        var state = state();
        var pids = new ArrayList<Long>();
        pids.add(state.supervisor());
        ProcessHandle.of(state.supervisor())
                .ifPresent(handle -> handle.descendants().forEach(child -> pids.add(child.pid())));
        pids.forEach(pid -> new ManagedProcess(pid, "KILL").signal("KILL"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> state.parts().stream().noneMatch(PartState::stillRuns));
    }

    private static void readUntil(BufferedReader output, List<String> said, String awaited) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.contains(awaited)) {
                return;
            }
        }
        throw new AssertionError("never said " + awaited + ", only:\n" + String.join("\n", said));
    }
}
