package io.heraut.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something of the local stack did not start, or not in time; the message is for people and names what to look at. */
public class LocalStackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LocalStackException(String message) {
        super(message);
    }

    public LocalStackException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Adds the last lines of a log file, and its name. */
    public static LocalStackException withLog(String message, Path log) {
        var text = new StringBuilder(message);
        var lines = lastLines(log, 20);
        if (!lines.isEmpty()) {
            text.append("\n  last lines of ").append(log).append(':');
            lines.forEach(line -> text.append("\n    ").append(line));
        }
        return new LocalStackException(text.toString());
    }

    /** The last lines of a file, or none when it cannot be read. */
    public static List<String> lastLines(Path file, int count) {
        try (var lines = Files.lines(file)) {
            var all = lines.toList();
            return all.subList(Math.max(0, all.size() - count), all.size());
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
