package io.heraut.local.cli;

import io.heraut.local.Home;
import io.heraut.local.LocalStackException;
import io.heraut.local.process.Guard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Maven, as the shell script found or fetched it. Its output goes to a file. */
final class Maven {

    private static final String OPTIONS =
            "-Xmx1200m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --sun-misc-unsafe-memory-access=allow";
    private static final int LAST_LINES = 40;

    private final Home home;
    private final Map<String, String> environment;

    Maven(Home home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    /** Runs it in the checkout; says its exit code. */
    int run(List<String> arguments, Path log, Consumer<String> line) {
        var command = new ArrayList<String>();
        command.add(environment.getOrDefault("HERAUT_MVN", "mvn"));
        command.add("--batch-mode");
        command.addAll(arguments);
        var builder =
                new ProcessBuilder(command).directory(home.root().toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putIfAbsent("MAVEN_OPTS", OPTIONS);
        try {
            if (log.getParent() instanceof Path parent) {
                Files.createDirectories(parent);
            }
            var process = builder.start();
            Guard.ofThisJvm().watch(process.pid(), "TERM");
            process.getOutputStream().close();
            try (var output = process.inputReader(StandardCharsets.UTF_8);
                    var file = Files.newBufferedWriter(log)) {
                for (String text = output.readLine(); text != null; text = output.readLine()) {
                    file.write(text);
                    file.newLine();
                    line.accept(text);
                }
            }
            int code = process.waitFor();
            Guard.ofThisJvm().release(process.pid());
            return code;
        } catch (IOException e) {
            throw new UncheckedIOException("could not run Maven: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted while Maven ran", e);
        }
    }

    /** What to say of a run that failed. */
    static LocalStackException failed(String what, Path log) {
        var text = new StringBuilder(what + ". The last lines of " + log + ":");
        LocalStackException.lastLines(log, LAST_LINES).stream()
                .filter(line -> !line.isBlank() && !line.contains("re-run Maven") && !line.contains("[Help 1]"))
                .forEach(line -> text.append("\n    ").append(line));
        return new LocalStackException(text.toString());
    }
}
