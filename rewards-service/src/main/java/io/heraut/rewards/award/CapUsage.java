package io.heraut.rewards.award;

import io.heraut.rewards.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What each rule has paid each advocate on each day. */
@ApplicationScoped
class CapUsage {
    private final Database database;

    CapUsage(Database database) {
        this.database = database;
    }

    /**
     * Keeps everybody else from paying by those rules to that advocate for that day, until the transaction ends.
     *
     * @param ruleIds in the order in which every transaction locks them
     * @return what each of them had paid
     */
    Map<UUID, Long> lock(List<UUID> ruleIds, UUID advocateId, LocalDate day) {
        if (ruleIds.isEmpty()) {
            return Map.of();
        }
        return database
                .query("""
                        insert into rule_cap_usage as known (rule_id, advocate_id, period, period_start, points)
                        select rule_id, ?, 'DAY', ?, 0
                        from unnest(?) with ordinality as asked (rule_id, position) order by position
                        on conflict on constraint rule_cap_usage_pk do update set points = known.points
                        returning rule_id, points""", row -> Map.entry(row.uuid("rule_id"), row.number("points")), advocateId, day, ruleIds)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Gives room back to the day that an award had taken it from. Rules without a cap have no row, and nothing to give. */
    void giveBack(UUID ruleId, UUID advocateId, LocalDate day, int points) {
        add(ruleId, advocateId, day, -points);
    }

    void add(UUID ruleId, UUID advocateId, LocalDate day, int points) {
        database.update("""
                update rule_cap_usage set points = points + ?
                where rule_id = ? and advocate_id = ? and period = 'DAY' and period_start = ?""", points, ruleId, advocateId, day);
    }
}
