package io.heraut.local.cli;

import io.heraut.local.LocalStackException;
import io.heraut.local.stack.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code test}: all tests, or those of one module, as Maven runs them. */
final class TestCommand {

    private static final Pattern COUNTS =
            Pattern.compile("Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+), Skipped: (\\d+)\\s*$");
    private static final Pattern SHOWN = Pattern.compile(
            "\\[INFO] Building Heraut.*|.*Tests run: \\d+.*|\\[(ERROR|FATAL)].*|\\[INFO] (BUILD|Heraut).*|\\[INFO] Reactor Summary.*");

    private final Context context;
    private final Optional<String> module;
    private final boolean all;
    private int run;
    private int failed;
    private int skipped;

    TestCommand(Context context, Optional<String> module, boolean all) {
        this.context = context;
        this.module = module;
        this.all = all;
    }

    int run() {
        var console = context.console();
        var arguments = new ArrayList<String>(List.of("verify", "--fail-at-end"));
        if (all) {
            arguments.add("-Dheraut.excluded-tests=");
        }
        module.ifPresent(name -> arguments.addAll(only(Module.named(context.home(), name))));
        var log = context.home().logs().resolve("test.log");
        long begin = System.nanoTime();
        console.say("Testing; everything that Maven says is in " + log);
        int code = context.maven().run(arguments, log, line -> {
            if (SHOWN.matcher(line).matches()) {
                console.say(line);
            }
            count(line);
        });
        console.say("");
        console.say("Tests run: " + run + ", Failures: " + failed + ", Errors: 0, Skipped: " + skipped);
        console.say((run - failed - skipped) + " passed, " + failed + " failed, " + skipped + " skipped");
        console.say((code == 0 ? "All of it holds" : "Not all of it holds, see " + log) + ", after "
                + Console.seconds(java.time.Duration.ofNanos(System.nanoTime() - begin)));
        return code;
    }

    /** A module's closing line; those of single classes go on with a time. */
    private void count(String line) {
        var counts = COUNTS.matcher(line);
        if (counts.find() && !line.contains("Time elapsed")) {
            run += Integer.parseInt(counts.group(1));
            failed += Integer.parseInt(counts.group(2)) + Integer.parseInt(counts.group(3));
            skipped += Integer.parseInt(counts.group(4));
        }
    }

    /** Builds what the module needs, and runs only its own test classes. */
    private List<String> only(Module chosen) {
        var projects = new ArrayList<>(List.of(chosen.path()));
        if (chosen.path().equals(StoryCommand.MODULE)) {
            // It tests the packaged services without depending on them.
            Arrays.stream(Service.values()).map(Service::module).forEach(projects::add);
        }
        var classes = testClasses(context.home().root().resolve(chosen.path()).resolve("src/test/java"));
        if (classes.isEmpty()) {
            throw new LocalStackException(chosen.path() + " has no tests");
        }
        return List.of(
                "--projects",
                String.join(",", projects),
                "--also-make",
                "-Dtest=" + String.join(",", classes),
                "-Dsurefire.failIfNoSpecifiedTests=false");
    }

    private static List<String> testClasses(Path sources) {
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        try (var files = Files.walk(sources)) {
            return files.map(file -> sources.relativize(file).toString())
                    .filter(name -> name.endsWith("Test.java") || name.endsWith("IT.java"))
                    .map(name -> name.replaceAll("\\.java$", "").replace('/', '.'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
