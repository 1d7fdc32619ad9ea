package io.heraut.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Counted redirects against the same router that answers a fixed redirect and records nothing, in turn; then latency at a
 * fixed rate, and one hot link against many.
 */
final class LinksBenchmark implements Benchmark {
    private static final int PASSES = 3;
    private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("heraut.bench.seconds", 60));
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final Duration PILE_UP = Duration.ofSeconds(12);
    private static final Duration MAX_DRAIN = Duration.ofSeconds(20);
    private static final int LINKS = 200;
    private static final List<Integer> CONNECTIONS = List.of(64, 256);
    private static final double MIN_RATIO = 0.5;
    private static final double MIN_HOT_RATIO = 0.9;
    private static final double MAX_P99_MS = 10;

    /** One run against the product. */
    private record Run(
            double perSecond,
            long accepted,
            long counted,
            long human,
            double lag,
            double drainSeconds,
            boolean isExact) {
        double countedPerSecond() {
            return counted / (RUN.toSeconds() + drainSeconds);
        }
    }

    /** One kind of run and its limit. */
    private static final class Row {
        final int connections;
        final List<Double> limits = new ArrayList<>();
        final List<Run> runs = new ArrayList<>();

        Row(int connections) {
            this.connections = connections;
        }

        double ratio() {
            return median(runs.stream().map(Run::perSecond).toList()) / median(limits);
        }
    }

    private long seed = System.nanoTime();

    @Override
    public String name() {
        return "links";
    }

    @Override
    public String description() {
        return "counted redirects per second against a fixed redirect of the same router; latency; one hot link";
    }

    @Override
    public boolean run(PrintStream out) {
        out.println(
                Wrk.isInstalled()
                        ? "load by wrk, two threads, on the same cores; latency by a client of our own"
                        : "wrk is not installed: load by a client of our own, on the same cores");
        try (LinksStack stack = new LinksStack()) {
            Wrk wrk = new Wrk(stack.directory());
            Visitors spread = new Visitors(stack.addLinks(LINKS));
            Visitors hot = new Visitors(stack.addLinks(1));
            wrk.run(stack.limitPort(), 64, WARM_UP, spread, seed++);
            measure(stack, wrk, 64, WARM_UP, spread);

            List<Row> rows = CONNECTIONS.stream().map(Row::new).toList();
            List<Run> hotRuns = new ArrayList<>();
            for (int pass = 1; pass <= PASSES; pass++) {
                for (Row row : rows) {
                    row.limits.add(wrk.run(stack.limitPort(), row.connections, RUN, spread, seed++)
                            .perSecond());
                    row.runs.add(measure(stack, wrk, row.connections, RUN, spread));
                    print(out, "spread", pass, row.connections, row.limits.getLast(), row.runs.getLast());
                }
                hotRuns.add(measure(stack, wrk, 64, RUN, hot));
                print(out, "hot", pass, 64, Double.NaN, hotRuns.getLast());
            }
            double rate = rows.stream()
                            .mapToDouble(row ->
                                    median(row.runs.stream().map(Run::perSecond).toList()))
                            .min()
                            .orElse(0)
                    / 2;
            LoadClient.Result latency = new LoadClient(stack.port(), 64, spread.requests(seed++))
                    .run((int) rate, RUN, Duration.ofSeconds(5));
            LoadClient.Result limitLatency = new LoadClient(stack.limitPort(), 64, spread.requests(seed++))
                    .run((int) rate, RUN, Duration.ofSeconds(5));
            compareCounting(out, stack, wrk, spread);
            return report(out, rows, hotRuns, latency, limitLatency, rate);
        }
    }

    private Run measure(LinksStack stack, Wrk wrk, int connections, Duration time, Visitors visitors) {
        LinksStack.Counted before = stack.counted();
        double takenBefore = stack.metric("heraut_clicks_taken_total");
        double lostBefore = stack.metric("heraut_clicks_dropped_total");
        Wrk.Result result = wrk.run(stack.port(), connections, time, visitors, seed++);
        double lag = stack.metric("heraut_clicks_lag");
        long begin = System.nanoTime();
        long accepted;
        LinksStack.Counted after;
        do {
            pause();
            accepted = Math.round(stack.metric("heraut_clicks_taken_total") - takenBefore);
            after = stack.counted();
        } while (after.raw() - before.raw() < accepted
                && System.nanoTime() - begin < MAX_DRAIN.multipliedBy(3).toNanos());
        double drain = (System.nanoTime() - begin) / 1e9;
        long counted = after.raw() - before.raw();
        boolean isExact = counted == accepted
                && accepted >= result.answers()
                && accepted <= result.answers() + connections
                && result.failures() == 0
                && stack.metric("heraut_clicks_dropped_total") == lostBefore;
        return new Run(result.perSecond(), accepted, counted, after.human() - before.human(), lag, drain, isExact);
    }

    /** What has piled up in Kafka is counted as fast as it goes; then the same rows are copied within the same server. */
    private void compareCounting(PrintStream out, LinksStack stack, Wrk wrk, Visitors visitors) {
        LinksStack.Counted before = stack.counted();
        double takenBefore = stack.metric("heraut_clicks_taken_total");
        stack.whileNothingIsCounted(() -> wrk.run(stack.port(), 256, PILE_UP, visitors, seed++));
        long begin = System.nanoTime();
        long accepted = Math.round(stack.metric("heraut_clicks_taken_total") - takenBefore);
        while (stack.counted().raw() - before.raw() < accepted
                && System.nanoTime() - begin < MAX_DRAIN.multipliedBy(3).toNanos()) {
            pause();
        }
        double counting = accepted / ((System.nanoTime() - begin) / 1e9);
        double copying = accepted / stack.copySeconds(accepted);
        out.printf(
                Locale.ROOT,
                "counting %,d clicks from Kafka: %,.0f/s; COPY of the same rows: %,.0f/s; %.2f of it%n",
                accepted,
                counting,
                copying,
                counting / copying);
    }

    private static void print(PrintStream out, String kind, int pass, int connections, double limit, Run run) {
        out.printf(
                Locale.ROOT,
                "%-7s pass %d, %3d connections: limit %,9.0f/s  accepted %,9.0f/s (%.2f)  counted/(run+drain) %,9.0f/s  human %2.0f %%  lag %,.0f records  drain %.1f s  exact %b%n",
                kind,
                pass,
                connections,
                limit,
                run.perSecond(),
                run.perSecond() / limit,
                run.countedPerSecond(),
                100.0 * run.human() / Math.max(1, run.counted()),
                run.lag(),
                run.drainSeconds(),
                run.isExact());
    }

    private static boolean report(
            PrintStream out,
            List<Row> rows,
            List<Run> hotRuns,
            LoadClient.Result latency,
            LoadClient.Result limitLatency,
            double rate) {
        out.printf("%n%-28s%14s%14s%14s%n", "median of " + PASSES, "limit/s", "accepted/s", "ratio");
        for (Row row : rows) {
            out.printf(
                    Locale.ROOT,
                    "%-28s%,14.0f%,14.0f%14.2f%n",
                    LINKS + " links, " + row.connections + " connections",
                    median(row.limits),
                    median(row.runs.stream().map(Run::perSecond).toList()),
                    row.ratio());
        }
        double spread = median(rows.getFirst().runs.stream().map(Run::perSecond).toList());
        double hot = median(hotRuns.stream().map(Run::perSecond).toList());
        out.printf(
                Locale.ROOT,
                "%-28s%14s%,14.0f%14.2f of the spread ones%n",
                "one link, 64 connections",
                "",
                hot,
                hot / spread);
        out.printf(
                Locale.ROOT,
                "at %,.0f/s: p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms (limit: %.2f, %.2f, %.2f)%n",
                rate,
                latency.percentileMs(50),
                latency.percentileMs(99),
                latency.percentileMs(99.9),
                limitLatency.percentileMs(50),
                limitLatency.percentileMs(99),
                limitLatency.percentileMs(99.9));
        List<Run> all = new ArrayList<>(hotRuns);
        rows.forEach(row -> all.addAll(row.runs));
        boolean isExact = all.stream().allMatch(Run::isExact);
        double drain = all.stream().mapToDouble(Run::drainSeconds).max().orElse(0);
        double ratio = rows.stream().mapToDouble(Row::ratio).min().orElse(0);
        boolean holds = ratio >= MIN_RATIO
                && hot / spread >= MIN_HOT_RATIO
                && latency.percentileMs(99) < MAX_P99_MS
                && isExact
                && drain <= MAX_DRAIN.toSeconds();
        out.printf(
                Locale.ROOT,
                "links: ratio=%.2f counted_per_s=%.0f limit_per_s=%.0f hot_ratio=%.2f p99_ms=%.1f drain_s=%.1f exact=%b bar=%.1f holds=%b%n",
                ratio,
                spread,
                median(rows.getFirst().limits),
                hot / spread,
                latency.percentileMs(99),
                drain,
                isExact,
                MIN_RATIO,
                holds);
        return holds;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get((values.size() - 1) / 2);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
