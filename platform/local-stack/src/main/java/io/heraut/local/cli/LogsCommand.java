package io.heraut.local.cli;

import io.heraut.local.LocalStackException;
import io.heraut.local.process.Wait;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code logs [part]}: the last lines of one log or of all, and what is added to them. */
final class LogsCommand {

    private static final int LINES_OF_ONE = 200;
    private static final int LINES_OF_EACH = 15;

    private final Context context;
    private final Optional<String> part;
    private final boolean follow;

    LogsCommand(Context context, Optional<String> part, boolean follow) {
        this.context = context;
        this.part = part;
        this.follow = follow;
    }

    int run() {
        var files = files();
        var console = context.console();
        files.forEach(
                (name, file) -> LocalStackException.lastLines(file, part.isPresent() ? LINES_OF_ONE : LINES_OF_EACH)
                        .forEach(line -> console.say(prefix(name) + line)));
        if (follow) {
            follow(files);
        }
        return 0;
    }

    private Map<String, Path> files() {
        var all = new LinkedHashMap<String, Path>();
        try {
            if (Files.isDirectory(context.home().logs())) {
                try (var files = Files.newDirectoryStream(context.home().logs(), "*.log")) {
                    var sorted = new ArrayList<Path>();
                    files.forEach(sorted::add);
                    sorted.sort(null);
                    sorted.forEach(file -> all.put(file.getFileName().toString().replaceAll("\\.log$", ""), file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (part.isEmpty()) {
            return all;
        }
        var file = all.get(part.get());
        if (file == null) {
            throw new LocalStackException(
                    all.isEmpty()
                            ? "there are no logs yet: ./heraut up"
                            : "there is no log of " + part.get() + ", only of " + String.join(", ", all.keySet()));
        }
        return Map.of(part.get(), file);
    }

    private void follow(Map<String, Path> files) {
        var positions = new LinkedHashMap<String, Long>();
        files.forEach((name, file) -> positions.put(name, file.toFile().length()));
        while (true) {
            files.forEach((name, file) -> {
                long from = positions.getOrDefault(name, 0L);
                long length = file.toFile().length();
                if (length < from) {
                    from = 0;
                }
                if (length > from) {
                    read(file, from, length).forEach(line -> context.console().say(prefix(name) + line));
                    positions.put(name, length);
                }
            });
            Wait.until(Duration.ofMillis(300), Duration.ofMillis(300), () -> false);
        }
    }

    private static List<String> read(Path file, long from, long to) {
        try (var access = new RandomAccessFile(file.toFile(), "r")) {
            access.seek(from);
            byte[] added = new byte[(int) Math.min(to - from, 1 << 20)];
            access.readFully(added);
            return new String(added, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String prefix(String name) {
        return part.isPresent() ? "" : name + "  ";
    }
}
