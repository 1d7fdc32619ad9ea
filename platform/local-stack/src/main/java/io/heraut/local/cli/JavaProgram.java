package io.heraut.local.cli;

import io.heraut.local.LocalStackException;
import io.heraut.local.process.Guard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A main class of another module, run as a process that speaks to the same terminal. */
final class JavaProgram {

    private JavaProgram() {}

    /** Runs it; says its exit code. */
    static int run(
            String classPath,
            String mainClass,
            List<String> options,
            List<String> arguments,
            Map<String, String> environment,
            Path directory) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(directory.toFile()).inheritIO();
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            Guard.ofThisJvm().watch(process.pid(), "TERM");
            int code = process.waitFor();
            Guard.ofThisJvm().release(process.pid());
            return code;
        } catch (IOException e) {
            throw new UncheckedIOException("could not run " + mainClass + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted while " + mainClass + " ran", e);
        }
    }
}
