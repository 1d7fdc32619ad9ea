package io.heraut.sharing.click;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BurstsTest {
    private static final long NOW = 1_774_000_000_000L;

    private final Bursts bursts = new Bursts();
    private final UUID visitor = UUID.randomUUID();
    private final List<UUID> links =
            Stream.generate(UUID::randomUUID).limit(100).toList();

    @Test
    void differentLinksAreCountedAndTheSameOneOnce() {
        assertThat(bursts.follow(visitor, links.get(0), NOW)).isEqualTo(1);
        assertThat(bursts.follow(visitor, links.get(0), NOW + 1)).isEqualTo(1);
        assertThat(bursts.follow(visitor, links.get(1), NOW + 2)).isEqualTo(2);
        assertThat(bursts.follow(visitor, links.get(0), NOW + 3)).isEqualTo(2);
        assertThat(bursts.follow(visitor, links.get(2), NOW + 4)).isEqualTo(3);
        assertThat(bursts.follow(visitor, links.get(1), NOW + 5)).isEqualTo(3);
        assertThat(bursts.follow(UUID.randomUUID(), links.get(3), NOW + 6)).isEqualTo(1);
    }

    @Test
    void theWindowSlides() {
        for (int i = 0; i < 20; i++) {
            int expected = Math.min(i + 1, 10);
            assertThat(bursts.follow(visitor, links.get(i), NOW + i * 1_000L))
                    .as("link %s, one a second", i)
                    .isEqualTo(expected);
        }
        assertThat(bursts.follow(visitor, links.get(30), NOW + 60_000)).isEqualTo(1);
    }

    @Test
    void aClockThatIsSetBackDoesNotMakeABurst() {
        bursts.follow(visitor, links.get(0), NOW);
        assertThat(bursts.follow(visitor, links.get(1), NOW - 3_600_000)).isEqualTo(1);
        assertThat(bursts.follow(visitor, links.get(2), NOW - 3_599_000)).isEqualTo(2);
    }

    @Test
    void manyAreNotToldApart() {
        int last = 0;
        for (UUID link : links) {
            last = bursts.follow(visitor, link, NOW);
        }
        assertThat(last).isEqualTo(Bursts.MOST);
    }

    @Test
    void aCrowdOfVisitorsHardlyDisturbsOne() {
        for (int i = 0; i < 100_000; i++) {
            assertThat(bursts.follow(UUID.randomUUID(), links.get(0), NOW)).isEqualTo(1);
        }
        IntStream.range(0, 12).forEach(i -> bursts.follow(visitor, links.get(i), NOW + i));
        assertThat(bursts.follow(visitor, links.get(12), NOW + 13)).isEqualTo(13);
    }

    @Test
    void noneIsLostOrCountedTwiceWhenManyAskAtOnce() throws Exception {
        List<Callable<Integer>> calls = new ArrayList<>();
        for (UUID link : links.subList(0, 40)) {
            calls.add(() -> bursts.follow(visitor, link, NOW));
            calls.add(() -> bursts.follow(UUID.randomUUID(), link, NOW));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            int most = 0;
            for (Future<Integer> each : threads.invokeAll(calls)) {
                most = Math.max(most, each.get());
            }
            assertThat(most).isEqualTo(40);
        }
    }
}
