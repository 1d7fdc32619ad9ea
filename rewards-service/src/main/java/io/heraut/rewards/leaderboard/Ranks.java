package io.heraut.rewards.leaderboard;

import java.util.ArrayList;
import java.util.List;

/** Gives ranks to a stretch of a board that is sorted by points: equal points share a rank, and the next rank leaves room for them. */
final class Ranks {
    private Ranks() {}

    /** Where a page ended: how many places there were so far, and what the last one had. */
    record Position(long places, long rank, long points) {
        static final Position BEGINNING = new Position(0, 0, Long.MAX_VALUE);

        Position next(long nextPoints) {
            return new Position(places + 1, nextPoints == points ? rank : places + 1, nextPoints);
        }
    }

    /** @param points from the most to the least */
    static List<Position> after(Position position, List<Long> points) {
        List<Position> positions = new ArrayList<>(points.size());
        Position last = position;
        for (long each : points) {
            last = last.next(each);
            positions.add(last);
        }
        return positions;
    }
}
