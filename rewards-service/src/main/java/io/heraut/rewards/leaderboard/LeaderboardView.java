package io.heraut.rewards.leaderboard;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who earned how much in a month.
 *
 * @param month of the organisation, as in {@code 2026-03}
 * @param from the month's first moment
 * @param to the first moment after it
 * @param me the caller's own place, or the place of the caller's team; absent without points
 * @param next cursor of the following page; absent on the last one
 */
@Schema(name = "Leaderboard")
record LeaderboardView(
        String period,
        String month,
        Instant from,
        Instant to,
        String timeZone,
        String by,
        List<PlaceView> items,
        @Nullable PlaceView me,
        @Nullable String next) {

    /**
     * One place: of an advocate or of a team.
     *
     * @param rank equal points share it
     * @param name absent where it is not known (any more)
     * @param advocates how many of the team have earned points
     */
    @Schema(name = "LeaderboardPlace")
    record PlaceView(
            long rank,
            @Nullable UUID advocateId,
            @Nullable String name,
            @Nullable String team,
            @Nullable Long advocates,
            long points) {}
}
