package io.heraut.bench;

import io.heraut.local.postgres.PostgresServer.Durability;
import io.heraut.local.process.Directories;
import io.heraut.local.stack.LocalStack;
import io.heraut.local.stack.Service;
import io.heraut.local.stack.StackPorts;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long reports over 90 days take, with 2 and with 20 million clicks. One client that waits for each answer; no answer is given twice. */
final class AnalyticsBenchmark implements Benchmark {
    private static final long SMALL = 2_000_000;
    private static final long LARGE = 20_000_000;
    private static final int PASSES = 3;
    private static final int ROUNDS = 12;
    private static final int WARM_UP_ROUNDS = 10;
    private static final int BAR_MS = 100;

    private record Size(long clicks, Map<String, Samples> questions, List<Long> allMicros) {
        double percentile(int percent) {
            List<Long> sorted = allMicros.stream().sorted().toList();
            return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / 1_000.0;
        }
    }

    private int asked;

    @Override
    public String name() {
        return "analytics";
    }

    @Override
    public String description() {
        return "reports over 90 days, with 2 and with 20 million clicks";
    }

    @Override
    public boolean run(PrintStream out) {
        Size small = measure(SMALL, out);
        Size large = measure(LARGE, out);
        out.printf("%nms, min median max of %d answers; 90 days%n", PASSES * ROUNDS);
        out.printf(
                "%-24s%26s%26s%n",
                "question", "%,d clicks".formatted(small.clicks()), "%,d clicks".formatted(large.clicks()));
        small.questions()
                .forEach((question, samples) -> out.printf(
                        "%-24s%26s%26s%n",
                        question,
                        milliseconds(samples),
                        milliseconds(large.questions().getOrDefault(question, samples))));
        for (int percent : List.of(50, 99)) {
            out.printf(
                    Locale.ROOT,
                    "%-24s%26.1f%26.1f%n",
                    "p" + percent,
                    small.percentile(percent),
                    large.percentile(percent));
        }
        double p99 = large.percentile(99);
        out.printf(
                Locale.ROOT,
                "analytics: p99_20m_ms=%.1f p99_2m_ms=%.1f ratio=%.2f bar=%d%n",
                p99,
                small.percentile(99),
                p99 / small.percentile(99),
                BAR_MS);
        return p99 < BAR_MS;
    }

    private Size measure(long clicks, PrintStream out) {
        Path directory = emptyDirectory();
        try (LocalStack stack = LocalStack.builder()
                        .directory(directory)
                        .logs(directory.resolve("logs"))
                        .ports(StackPorts.free())
                        .durability(Durability.DURABLE)
                        .services(Service.SHARING)
                        .start();
                Connection administrator = stack.connect(Service.SHARING)) {
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            AnalyticsData data = new AnalyticsData(administrator);
            long begin = System.nanoTime();
            long made = data.fill(clicks, today);
            out.printf("%,d clicks made in %d s%n", made, seconds(begin));
            YearMonth month = YearMonth.from(today).minusMonths(2);
            begin = System.nanoTime();
            await(() -> data.number("select epoch from analytics_position") >= AnalyticsData.DAYS * 24L);
            out.printf("added to the sums in %d s%n", seconds(begin));
            await(() ->
                    data.number("select count(*) from analytics_month where month = '" + month.atDay(1) + "'") == 1);
            out.printf("months settled after %d s%n", seconds(begin));
            return ask(stack, made, today, month);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            delete(directory);
        }
    }

    private Size ask(LocalStack stack, long made, LocalDate today, YearMonth month)
            throws IOException, InterruptedException {
        String period = "from=" + today.minusDays(AnalyticsData.DAYS) + "&to=" + today;
        String whole = "from=" + month.atDay(1) + "&to=" + month.plusMonths(1).atDay(1);
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("total", period);
        questions.put("by day", period + "&groupBy=day");
        questions.put("by day, Kathmandu", period + "&groupBy=day&zone=Asia/Kathmandu");
        questions.put("by network", period + "&groupBy=network");
        questions.put("by item", period + "&groupBy=item");
        questions.put("by type", period + "&groupBy=type");
        questions.put("by topic", period + "&groupBy=topic");
        questions.put("by campaign", period + "&groupBy=campaign");
        questions.put("a month by team", whole + "&groupBy=team");
        questions.put("a month by country", whole + "&groupBy=country");
        Size size = new Size(made, new LinkedHashMap<>(), new ArrayList<>());
        URI service = stack.url(Service.SHARING);
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int round = 0; round < WARM_UP_ROUNDS + PASSES * ROUNDS; round++) {
                String token = stack.token("petra");
                for (Map.Entry<String, String> question : questions.entrySet()) {
                    // A limit of its own, so that nothing is answered from memory.
                    URI uri = service.resolve(
                            "/api/v1/analytics?" + question.getValue() + "&limit=" + (50 + asked++ % 900));
                    long begin = System.nanoTime();
                    var answer = client.send(
                            HttpRequest.newBuilder(uri)
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            BodyHandlers.ofString());
                    long micros = (System.nanoTime() - begin) / 1_000;
                    if (answer.statusCode() != 200) {
                        throw new IllegalStateException(uri + ": " + answer.statusCode() + " " + answer.body());
                    }
                    if (round >= WARM_UP_ROUNDS) {
                        size.questions()
                                .computeIfAbsent(question.getKey(), any -> new Samples())
                                .add(micros);
                        size.allMicros().add(micros);
                    }
                }
            }
        }
        return size;
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws SQLException;
    }

    private static void await(Condition condition) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(30).toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The service does not come to an end with its sums");
            }
            Thread.sleep(200);
        }
    }

    private static long seconds(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toSeconds();
    }

    private static String milliseconds(Samples micros) {
        return "%.1f  %.1f  %.1f".formatted(micros.min() / 1e3, micros.median() / 1e3, micros.max() / 1e3);
    }

    private static Path emptyDirectory() {
        try {
            Path directory = Files.createTempDirectory("heraut-bench-");
            // PostgreSQL may run under another account than this JVM.
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try {
            Directories.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
