package io.heraut.rewards.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.rewards.leaderboard.Ranks.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RanksTest {
    @Test
    void equalPointsShareARankAndLeaveRoomBehindThem() {
        assertThat(Ranks.after(Position.BEGINNING, List.of(30L, 20L, 20L, 10L)))
                .extracting(Position::rank)
                .containsExactly(1L, 2L, 2L, 4L);
    }

    @Property(tries = 200)
    void aRankIsOneMoreThanThoseWithMorePointsWhereverThePagesEnd(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 6) Integer> points,
            @ForAll @IntRange(min = 1, max = 7) int pageSize) {
        List<Long> sorted = points.stream()
                .map(Integer::longValue)
                .sorted(Comparator.reverseOrder())
                .toList();

        List<Position> positions = new ArrayList<>();
        Position last = Position.BEGINNING;
        for (int from = 0; from < sorted.size(); from += pageSize) {
            positions.addAll(Ranks.after(last, sorted.subList(from, Math.min(from + pageSize, sorted.size()))));
            last = positions.getLast();
        }

        assertThat(positions)
                .extracting(Position::rank)
                .containsExactlyElementsOf(sorted.stream()
                        .map(mine -> 1
                                + sorted.stream().filter(other -> other > mine).count())
                        .toList());
    }
}
