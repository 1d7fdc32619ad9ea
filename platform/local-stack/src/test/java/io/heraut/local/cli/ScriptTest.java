package io.heraut.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.local.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {

    @Test
    void helpListsEveryCommandWithoutBuildingAnything() throws Exception {
        var result = run("help");
        assertThat(result.code()).isZero();
        for (String command :
                List.of("up", "down", "status", "logs", "story", "test", "bench", "token", "reset", "help")) {
            assertThat(result.output()).contains("./heraut " + command);
        }
    }

    @Test
    void aCommandThatDoesNotExistIsNamed() throws Exception {
        var result = run("fly");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.output()).contains("there is no command fly");
    }

    private record Result(int code, String output) {}

    private static Result run(String... arguments) throws IOException, InterruptedException {
        Path script = Home.find().root().resolve("heraut");
        var command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }
}
