package io.heraut.bench;

import io.heraut.local.postgres.PostgresServer.Durability;
import io.heraut.local.process.Directories;
import io.heraut.local.stack.LocalStack;
import io.heraut.local.stack.Part;
import io.heraut.local.stack.Service;
import io.heraut.local.stack.StackPorts;
import io.heraut.story.Journey;
import io.heraut.story.Narrator;
import io.heraut.story.Outcome;
import io.heraut.story.Stage;
import io.heraut.story.Story;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Time to ready and resident memory of each part: on empty data ("cold") and started again on its data ("again"), in turn. The
 * story is played on the stack that was started again; it also gives the time from a click to its points.
 */
final class StartupBenchmark implements Benchmark {
    private static final int PASSES = 3;
    private static final int STORIES = 3;
    private static final long MEBIBYTE = 1024 * 1024;

    /** The bars: a built stack is ready within, the services and the gateway take no more than, a click pays within. */
    private static final long MAX_READY_MS = 45_000;

    private static final long MAX_RESIDENT_MIB = 1536;
    private static final long MAX_CLICK_TO_POINTS_MS = 2_000;

    private final Map<String, PartSamples> parts = new LinkedHashMap<>();
    private final Samples coldReady = new Samples();
    private final Samples againReady = new Samples();
    private final Samples servicesResident = new Samples();
    private final Samples clickToEvidence = new Samples();
    private final Samples clickToPoints = new Samples();

    private record PartSamples(Samples cold, Samples again, Samples residentReady, Samples residentAfterStory) {}

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public String description() {
        return "time to ready and resident memory of each part, cold and started again; from a click to its points";
    }

    @Override
    public boolean run(PrintStream out) {
        for (int pass = 1; pass <= PASSES; pass++) {
            out.printf("pass %d of %d%n", pass, PASSES);
            measure();
        }
        print(out);
        boolean holds = againReady.median() < MAX_READY_MS
                && servicesResident.median() < MAX_RESIDENT_MIB
                && clickToPoints.median() < MAX_CLICK_TO_POINTS_MS;
        out.printf(
                Locale.ROOT,
                "startup: cold_ms=%d again_ms=%d services_mib=%d click_to_evidence_ms=%d click_to_points_ms=%d"
                        + " bar_again_ms=%d bar_services_mib=%d bar_click_to_points_ms=%d holds=%b%n",
                coldReady.median(),
                againReady.median(),
                servicesResident.median(),
                clickToEvidence.median(),
                clickToPoints.median(),
                MAX_READY_MS,
                MAX_RESIDENT_MIB,
                MAX_CLICK_TO_POINTS_MS,
                holds);
        return holds;
    }

    private void measure() {
        Path directory = emptyDirectory();
        StackPorts ports = StackPorts.free();
        try {
            try (LocalStack cold = start(directory, ports, coldReady)) {
                cold.parts()
                        .forEach(part -> of(part).cold().add(part.startTime().toMillis()));
            }
            try (LocalStack again = start(directory, ports, againReady)) {
                again.parts().forEach(part -> {
                    of(part).again().add(part.startTime().toMillis());
                    of(part).residentReady().add(part.residentBytes() / MEBIBYTE);
                });
                for (int story = 0; story < STORIES; story++) {
                    Outcome outcome = new Journey(Stage.of(again), Story.newPlayName(), Narrator.SILENT).play();
                    clickToEvidence.add(outcome.clickToEvidence().toMillis());
                    clickToPoints.add(outcome.clickToPoints().toMillis());
                }
                again.parts().forEach(part -> of(part).residentAfterStory().add(part.residentBytes() / MEBIBYTE));
                servicesResident.add(Arrays.stream(Service.values())
                                .mapToLong(service -> again.part(service).residentBytes())
                                .sum()
                        / MEBIBYTE);
            }
        } finally {
            delete(directory);
        }
    }

    private static LocalStack start(Path directory, StackPorts ports, Samples ready) {
        long begin = System.nanoTime();
        LocalStack stack = LocalStack.builder()
                .directory(directory)
                .logs(directory.resolve("logs"))
                .ports(ports)
                .durability(Durability.DURABLE)
                .start();
        ready.add(Duration.ofNanos(System.nanoTime() - begin).toMillis());
        return stack;
    }

    private PartSamples of(Part part) {
        return parts.computeIfAbsent(
                part.name(), name -> new PartSamples(new Samples(), new Samples(), new Samples(), new Samples()));
    }

    private void print(PrintStream out) {
        out.println();
        out.println("min  median  max of " + PASSES + " passes; started together, so they wait for each other");
        row(out, "part", List.of("cold, ms", "again, ms", "resident, MiB", "after the story, MiB"));
        parts.forEach((name, samples) -> row(
                out,
                name,
                List.of(
                        samples.cold().toString(),
                        samples.again().toString(),
                        samples.residentReady().toString(),
                        samples.residentAfterStory().toString())));
        row(out, "all of it", List.of(coldReady.toString(), againReady.toString(), "", ""));
        row(out, "services and gateway", List.of("", "", "", servicesResident.toString()));
        out.printf("%nfrom a click to its evidence, ms: %s%n", clickToEvidence);
        out.printf("from a click to its points, ms:   %s%n", clickToPoints);
    }

    private static void row(PrintStream out, String name, List<String> cells) {
        out.printf("%-22s%26s%26s%20s%24s%n", name, cells.get(0), cells.get(1), cells.get(2), cells.get(3));
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
