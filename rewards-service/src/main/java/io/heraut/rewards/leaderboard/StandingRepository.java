package io.heraut.rewards.leaderboard;

import io.heraut.rewards.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads standings. More points come first; among equals, who had them earlier; then the id or the name. */
@ApplicationScoped
class StandingRepository {
    private static final String TEAMS = """
            with sums as (
                select d.team, sum(s.points)::bigint as points, max(s.reached_at) as reached_at, count(*) as advocates
                from standing s join advocate_directory d on d.advocate_id = s.advocate_id
                where s.period = 'MONTH' and s.period_start = ? and s.points > 0 and d.team is not null
                group by d.team),
            ranked as (select sums.*, rank() over (order by points desc) as rank from sums)
            select * from ranked
            """;

    private final Database database;

    StandingRepository(Database database) {
        this.database = database;
    }

    record PersonRow(UUID advocateId, long points, Instant reachedAt) {}

    record TeamRow(String team, long points, Instant reachedAt, long advocates, long rank) {}

    List<PersonRow> persons(YearMonth month, @Nullable PersonRow after, int limit) {
        String sql = "select advocate_id, points, reached_at from standing"
                + " where period = 'MONTH' and period_start = ? and points > 0 ";
        String order = " order by points desc, reached_at, advocate_id limit ?";
        Database.RowMapper<PersonRow> mapper =
                row -> new PersonRow(row.uuid("advocate_id"), row.number("points"), row.instant("reached_at"));
        return after == null
                ? database.query(sql + order, mapper, month.atDay(1), limit)
                : database.query(
                        sql + "and points <= ? and (points < ? or (reached_at, advocate_id) > (?, ?))" + order,
                        mapper,
                        month.atDay(1),
                        after.points(),
                        after.points(),
                        after.reachedAt(),
                        after.advocateId(),
                        limit);
    }

    Optional<Long> pointsOf(YearMonth month, UUID advocateId) {
        return database.first(
                "select points from standing where period = 'MONTH' and period_start = ? and advocate_id = ? and points > 0",
                row -> row.number("points"),
                month.atDay(1),
                advocateId);
    }

    /** How many have more. */
    long ahead(YearMonth month, long points) {
        return database.first(
                        "select count(*) as ahead from standing where period = 'MONTH' and period_start = ? and points > ?",
                        row -> row.number("ahead"),
                        month.atDay(1),
                        points)
                .orElse(0L);
    }

    List<TeamRow> teams(YearMonth month, @Nullable TeamRow after, int limit) {
        String order = " order by points desc, reached_at, team limit ?";
        return after == null
                ? database.query(TEAMS + order, StandingRepository::team, month.atDay(1), limit)
                : database.query(
                        TEAMS + "where points <= ? and (points < ? or (reached_at, team) > (?, ?))" + order,
                        StandingRepository::team,
                        month.atDay(1),
                        after.points(),
                        after.points(),
                        after.reachedAt(),
                        after.team(),
                        limit);
    }

    Optional<TeamRow> team(YearMonth month, String team) {
        return database.first(TEAMS + "where team = ?", StandingRepository::team, month.atDay(1), team);
    }

    private static TeamRow team(Database.Row row) throws SQLException {
        return new TeamRow(
                row.text("team"),
                row.number("points"),
                row.instant("reached_at"),
                row.number("advocates"),
                row.number("rank"));
    }
}
