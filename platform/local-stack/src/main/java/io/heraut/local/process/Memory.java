package io.heraut.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Memory of processes, on Linux and macOS. */
public final class Memory {

    private static final long KIBIBYTE = 1024;

    private Memory() {}

    /** The resident memory of a process and of those that it started; what they share counts once, where the system says so. */
    public static long residentBytesOfFamily(long pid) {
        var pids = new ArrayList<Long>();
        pids.add(pid);
        ProcessHandle.of(pid).ifPresent(handle -> handle.descendants().forEach(child -> pids.add(child.pid())));
        boolean hasProc = Files.exists(Path.of("/proc/self/status"));
        return (hasProc ? fromProc(pids) : fromPs(pids)) * KIBIBYTE;
    }

    private static long fromProc(List<Long> pids) {
        // What several processes of a family share counts once: each is given its part of it.
        String file = pids.size() == 1 ? "status" : "smaps_rollup";
        String field = pids.size() == 1 ? "VmRSS:" : "Pss:";
        return pids.stream()
                .mapToLong(pid -> {
                    try (var lines = Files.lines(Path.of("/proc", pid.toString(), file))) {
                        return lines.filter(line -> line.startsWith(field))
                                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                                .sum();
                    } catch (IOException | UncheckedIOException e) {
                        // It has ended since it was listed.
                        return 0;
                    }
                })
                .sum();
    }

    private static long fromPs(List<Long> pids) {
        String list = pids.stream().map(String::valueOf).collect(Collectors.joining(","));
        try {
            var ps = new ProcessBuilder(List.of("ps", "-o", "rss=", "-p", list))
                    .redirectError(Redirect.DISCARD)
                    .start();
            var output = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return output.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("could not ask ps", e);
        }
    }
}
