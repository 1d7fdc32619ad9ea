package io.heraut.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/** A million distinct links for ten minutes, with a heap of 256 MiB: memory has to stay flat, and nothing may be lost. */
final class ManyLinksBenchmark implements Benchmark {
    private static final int LINKS = Integer.getInteger("heraut.bench.links", 1_000_000);
    private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("heraut.bench.seconds", 600));
    private static final int SLICES = 10;
    private static final int CONNECTIONS = 64;
    private static final long MEBIBYTE = 1024 * 1024;
    private static final double MAX_GROWTH = 1.1;

    @Override
    public String name() {
        return "many-links";
    }

    @Override
    public String description() {
        return "memory and throughput over ten minutes with a million distinct links";
    }

    @Override
    public boolean run(PrintStream out) {
        try (LinksStack stack = new LinksStack()) {
            Wrk wrk = new Wrk(stack.directory());
            Visitors visitors = new Visitors(stack.addLinks(LINKS));
            out.printf("%,d links are made%n", LINKS);
            Samples resident = new Samples();
            Samples perSecond = new Samples();
            Duration slice = RUN.dividedBy(SLICES);
            long failures = 0;
            AtomicReference<Double> taken = new AtomicReference<>(stack.metric("heraut_clicks_taken_total"));
            long answers = 0;
            for (int i = 1; i <= SLICES; i++) {
                Wrk.Result result = wrk.run(stack.port(), CONNECTIONS, slice, visitors, System.nanoTime());
                failures += result.failures();
                answers += result.answers();
                resident.add(stack.sharingResidentBytes() / MEBIBYTE);
                perSecond.add(Math.round(result.perSecond()));
                out.printf(
                        Locale.ROOT,
                        "%3d of %d: %,9.0f/s  resident %d MiB  heap in use %d MiB  lag %,.0f records%n",
                        i,
                        SLICES,
                        result.perSecond(),
                        stack.sharingResidentBytes() / MEBIBYTE,
                        Math.round(stack.heapInUse() / MEBIBYTE),
                        stack.metric("heraut_clicks_lag"));
            }
            long accepted = Math.round(stack.metric("heraut_clicks_taken_total") - taken.get());
            boolean isExact = stack.isCountedWithin(accepted, Duration.ofMinutes(5));
            boolean isFlat = resident.max() <= resident.min() * MAX_GROWTH;
            boolean holds = isExact && isFlat && failures == 0 && accepted >= answers;
            out.printf(
                    Locale.ROOT,
                    "many-links: accepted_per_s=%d resident_min_mib=%d resident_max_mib=%d exact=%b flat=%b holds=%b%n",
                    perSecond.median(),
                    resident.min(),
                    resident.max(),
                    isExact,
                    isFlat,
                    holds);
            return holds;
        }
    }
}
