package io.heraut.bench;

import java.io.PrintStream;
import java.util.List;

/** Runs a benchmark by its name; its exit code says whether the bar holds. */
public final class Bench {
    private static final List<Benchmark> BENCHMARKS =
            List.of(new AnalyticsBenchmark(), new LinksBenchmark(), new ManyLinksBenchmark(), new StartupBenchmark());
    private static final int BAR_MISSED = 1;
    private static final int WRONG_CALL = 2;

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out));
    }

    private static int run(List<String> arguments, PrintStream out) {
        if (arguments.size() == 1) {
            for (Benchmark benchmark : BENCHMARKS) {
                if (benchmark.name().equals(arguments.getFirst())) {
                    return benchmark.run(out) ? 0 : BAR_MISSED;
                }
            }
        }
        out.println("./heraut bench <name>, where the name is one of");
        BENCHMARKS.forEach(benchmark -> out.printf("  %-10s %s%n", benchmark.name(), benchmark.description()));
        return arguments.isEmpty() ? 0 : WRONG_CALL;
    }
}
