package io.heraut.rewards.leaderboard;

import io.heraut.rewards.database.Database;
import io.heraut.rewards.organisation.OrganisationCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** Keeps the points that each advocate earned in each month, with every entry of the ledger that changes them. */
@ApplicationScoped
public class Standings {
    private final Database database;
    private final OrganisationCalendar calendar;

    Standings(Database database, OrganisationCalendar calendar) {
        this.database = database;
        this.calendar = calendar;
    }

    /**
     * Adds what an advocate earned, or takes what is below zero.
     *
     * @param earnedAt decides the month
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(UUID advocateId, long points, Instant earnedAt) {
        database.update("""
                insert into standing as known (period, period_start, advocate_id, points, reached_at)
                values ('MONTH', ?, ?, ?, ?)
                on conflict on constraint standing_pk do update set
                    points = known.points + excluded.points,
                    reached_at = greatest(known.reached_at, excluded.reached_at)""", calendar.monthOf(earnedAt).atDay(1), advocateId, points, earnedAt);
    }
}
