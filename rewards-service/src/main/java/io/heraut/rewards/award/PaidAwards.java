package io.heraut.rewards.award;

import io.heraut.rewards.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What was paid for a cause. */
@ApplicationScoped
class PaidAwards {
    /**
     * An award that stands in the ledger.
     *
     * @param day whose cap it took from
     * @param occurredAt decides the month that it counts in
     */
    record Award(
            UUID entryId,
            UUID advocateId,
            UUID ruleId,
            int ruleVersion,
            String ruleName,
            int points,
            LocalDate day,
            Instant occurredAt) {}

    private final Database database;

    PaidAwards(Database database) {
        this.database = database;
    }

    /** By rule, in the order in which every transaction locks them. */
    List<Award> of(String causeKey) {
        return database.query(
                """
                select e.id, d.advocate_id, d.rule_id, d.rule_version, v.name, d.points, d.day, d.occurred_at
                from rule_decision d
                join ledger_entry e on e.decision_id = d.id
                join point_rule_version v on v.rule_id = d.rule_id and v.version = d.rule_version
                where d.cause = ? and d.points > 0
                order by d.rule_id""",
                row -> new Award(
                        row.uuid("id"),
                        row.uuid("advocate_id"),
                        row.uuid("rule_id"),
                        row.integer("rule_version"),
                        row.text("name"),
                        row.integer("points"),
                        row.date("day"),
                        row.instant("occurred_at")),
                causeKey);
    }
}
