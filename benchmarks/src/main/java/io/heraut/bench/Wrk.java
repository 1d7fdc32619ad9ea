package io.heraut.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Closed-loop load by wrk where it is installed, otherwise by {@link LoadClient} with more requests due than it can send. */
final class Wrk {
    /**
     * What came of it.
     *
     * @param answers all that came back
     * @param failures answers with another status than 2xx and 3xx, and broken connections
     */
    record Result(double perSecond, long answers, long failures) {}

    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ([\\d.]+)(m?s|m)");
    private static final Pattern PER_SECOND = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern NON_2XX = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern ERRORS =
            Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

    private final Path directory;

    Wrk(Path directory) {
        this.directory = directory;
    }

    static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "wrk")));
    }

    Result run(int port, int connections, Duration time, Visitors visitors, long seed) {
        return isInstalled()
                ? wrk(port, connections, time, visitors.script(directory, seed))
                : own(port, connections, time, visitors, seed);
    }

    private static Result own(int port, int connections, Duration time, Visitors visitors, long seed) {
        LoadClient.Result result =
                new LoadClient(port, connections, visitors.requests(seed)).run(200_000, time, Duration.ZERO);
        long answers = result.latenciesMicros().length;
        return new Result(result.perSecond(), answers, answers - result.answered(302));
    }

    private static Result wrk(int port, int connections, Duration time, Path script) {
        String output = run(List.of(
                "wrk",
                "-t2",
                "-c" + connections,
                "-d" + time.toSeconds() + "s",
                "--timeout",
                "10s",
                "-s",
                script.toString(),
                "http://127.0.0.1:" + port));
        long failures = 0;
        Matcher errors = ERRORS.matcher(output);
        if (errors.find()) {
            for (int i = 1; i <= errors.groupCount(); i++) {
                failures += Long.parseLong(errors.group(i));
            }
        }
        Matcher others = NON_2XX.matcher(output);
        if (others.find()) {
            failures += Long.parseLong(others.group(1));
        }
        Matcher requests = REQUESTS.matcher(output);
        Matcher perSecond = PER_SECOND.matcher(output);
        if (!requests.find() || !perSecond.find()) {
            throw new IllegalStateException("wrk said something else than expected: " + output);
        }
        return new Result(Double.parseDouble(perSecond.group(1)), Long.parseLong(requests.group(1)), failures);
    }

    private static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new IllegalStateException(command + " ended with " + code + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
