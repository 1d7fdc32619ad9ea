package io.heraut.sharing.click;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    private static final int RECORD = 8 + 16;

    @TempDir
    Path directory;

    private static SpooledBatch batch(int number) {
        return new SpooledBatch(new UUID(number, 1), new byte[] {2, (byte) number, 3, 4});
    }

    private static List<Integer> numbers(List<SpooledBatch> batches) {
        return batches.stream().map(each -> (int) each.payload()[1]).toList();
    }

    /** All that it holds, from the oldest; empties it. */
    private static List<Integer> drain(Spool spool) throws IOException {
        List<Integer> all = new ArrayList<>();
        Optional<Path> segment = spool.oldest();
        while (segment.isPresent()) {
            all.addAll(numbers(Spool.read(segment.get())));
            spool.remove(segment.get());
            segment = spool.oldest();
        }
        return all;
    }

    @Test
    void whatWasWrittenIsReadInItsOrderOverSeveralSegments() throws IOException {
        try (Spool spool = Spool.open(directory, 10_000, 60)) {
            for (int i = 0; i < 10; i++) {
                assertThat(spool.append(List.of(batch(i)))).isEqualTo(1);
            }
            assertThat(drain(spool)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
            assertThat(spool.bytes()).isZero();
        }
    }

    @Test
    void aDeadProcessLeavesWhatItHasWrittenToTheNext() throws IOException {
        try (Spool spool = Spool.open(directory, 10_000, 1_000)) {
            spool.append(List.of(batch(1), batch(2)));
        }
        try (Spool next = Spool.open(directory, 10_000, 1_000)) {
            next.append(List.of(batch(3)));
            assertThat(drain(next)).containsExactly(1, 2, 3);
        }
    }

    @Test
    void twoProcessesDoNotShareAPlace() throws IOException {
        try (Spool one = Spool.open(directory, 10_000, 1_000);
                Spool other = Spool.open(directory, 10_000, 1_000)) {
            one.append(List.of(batch(1)));
            other.append(List.of(batch(2)));
            assertThat(one.abandoned()).isEmpty();
            assertThat(drain(one)).containsExactly(1);
            assertThat(drain(other)).containsExactly(2);
        }
    }

    @Test
    void whatAnotherHasAbandonedIsFound() throws IOException {
        try (Spool one = Spool.open(directory, 10_000, 1_000)) {
            Spool other = Spool.open(directory, 10_000, 1_000);
            other.append(List.of(batch(7)));
            other.close();
            List<Spool> abandoned = one.abandoned();
            assertThat(abandoned).hasSize(1);
            assertThat(drain(abandoned.getFirst())).containsExactly(7);
            abandoned.getFirst().close();
            assertThat(one.abandoned()).isEmpty();
            assertThat(one.isEmpty()).isTrue();
        }
    }

    /** Locks are the process's: looking at the own place in passing would give it up, and only another process notices. */
    @Test
    void anotherProcessDoesNotGetThePlaceHoweverOftenThisOneHasLookedAround() throws Exception {
        try (Spool spool = Spool.open(directory, 10_000, 1_000)) {
            spool.append(List.of(batch(1)));
            assertThat(isFreeForAnotherProcess(directory.resolve("0"))).isFalse();
            assertThat(spool.abandoned()).isEmpty();
            assertThat(spool.abandoned()).isEmpty();
            assertThat(isFreeForAnotherProcess(directory.resolve("0"))).isFalse();
        }
        assertThat(isFreeForAnotherProcess(directory.resolve("0"))).isTrue();
    }

    private boolean isFreeForAnotherProcess(Path place) throws Exception {
        Path program = Files.writeString(directory.resolveSibling("Probe.java"), """
                import java.nio.channels.FileChannel;
                import java.nio.file.Path;
                import java.nio.file.StandardOpenOption;

                class Probe {
                    public static void main(String[] arguments) throws Exception {
                        try (var file = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
                            System.exit(file.tryLock() == null ? 3 : 4);
                        }
                    }
                }
                """);
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        program.toString(),
                        place.resolve("lock").toString())
                .inheritIO()
                .start()
                .waitFor();
        Files.delete(program);
        assertThat(code).isIn(3, 4);
        return code == 4;
    }

    @Test
    void itTakesWhatFitsAndSaysHowMuch() throws IOException {
        int each = RECORD + 4;
        try (Spool spool = Spool.open(directory, 2L * each + 5, 1_000)) {
            assertThat(spool.append(List.of(batch(1), batch(2), batch(3)))).isEqualTo(2);
            assertThat(spool.append(List.of(batch(4)))).isZero();
            assertThat(drain(spool)).containsExactly(1, 2);
            assertThat(spool.append(List.of(batch(5)))).isEqualTo(1);
        }
    }

    @Test
    void aRecordThatWasCutOffOrDamagedEndsItsSegment() throws IOException {
        try (Spool spool = Spool.open(directory, 10_000, 1_000)) {
            spool.append(List.of(batch(1), batch(2), batch(3)));
            Path segment = spool.oldest().orElseThrow();
            byte[] whole = Files.readAllBytes(segment);

            for (int length = 0; length <= whole.length; length++) {
                Files.write(segment, java.util.Arrays.copyOf(whole, length), StandardOpenOption.TRUNCATE_EXISTING);
                assertThat(Spool.read(segment)).hasSize(length / (RECORD + 4));
            }
            byte[] damaged = whole.clone();
            damaged[RECORD + 4 + 20] ^= 1;
            Files.write(segment, damaged);
            assertThat(numbers(Spool.read(segment))).containsExactly(1);
        }
    }
}
