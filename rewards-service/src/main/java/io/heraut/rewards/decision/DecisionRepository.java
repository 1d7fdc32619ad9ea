package io.heraut.rewards.decision;

import io.heraut.rewards.database.Database;
import io.heraut.rewards.database.Database.Row;
import io.heraut.rewards.rule.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decisions are written once and never changed. */
@ApplicationScoped
public class DecisionRepository {
    private static final String SELECT = """
            select d.id, d.rule_id, d.rule_version, d.cause, d.event_id, d.event_type, d.occurred_at, d.day, d.advocate_id,
                   d.share_id, d.content_item_id, d.network, d.level, d.occurrence, d.outcome, d.points, d.paid_before,
                   d.detail, d.decided_at,
                   v.name as rule_name, v.condition as rule_condition, v.points as rule_points, v.daily_cap,
                   t.id as reversal_id, t.occurred_at as reversed_at
            from rule_decision d
            join point_rule r on r.id = d.rule_id
            join point_rule_version v on v.rule_id = d.rule_id and v.version = coalesce(d.rule_version, r.current_version)
            left join ledger_entry a on a.decision_id = d.id
            left join ledger_entry t on t.reverses_id = a.id
            """;

    private final Database database;

    DecisionRepository(Database database) {
        this.database = database;
    }

    /**
     * Waits for whoever is deciding on the same cause.
     *
     * @return false when that rule has decided on that cause before
     */
    public boolean add(Decision decision) {
        Cause cause = decision.cause();
        return database.update(
                        """
                        insert into rule_decision
                            (id, rule_id, rule_version, cause, event_id, event_type, occurred_at, day, advocate_id, share_id,
                             content_item_id, network, level, occurrence, outcome, points, paid_before, detail, decided_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict on constraint rule_decision_once do nothing""",
                        decision.id(),
                        decision.ruleId(),
                        decision.ruleVersion(),
                        cause.key(),
                        decision.eventId(),
                        decision.eventType(),
                        decision.occurredAt(),
                        decision.day(),
                        decision.advocateId(),
                        cause.shareId(),
                        cause.contentItemId(),
                        cause.network(),
                        cause.level(),
                        cause.occurrence(),
                        decision.outcome().name(),
                        decision.points(),
                        decision.paidBefore(),
                        decision.detail(),
                        decision.decidedAt())
                == 1;
    }

    /** Whom each of the rules that have decided on the cause took it to be about. */
    public Map<UUID, UUID> decided(List<UUID> ruleIds, String causeKey) {
        return database
                .query(
                        "select rule_id, advocate_id from rule_decision where rule_id = any (?) and cause = ?",
                        row -> Map.entry(row.uuid("rule_id"), row.uuid("advocate_id")),
                        ruleIds,
                        causeKey)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Newest first. */
    public List<ExplainedDecision> ofAdvocate(UUID advocateId, @Nullable UUID before, int limit) {
        return database.query(
                SELECT + "where d.advocate_id = ? and (?::uuid is null or d.id < ?::uuid) order by d.id desc limit ?",
                DecisionRepository::explained,
                advocateId,
                before,
                before,
                limit);
    }

    public Optional<ExplainedDecision> find(UUID id) {
        return database.first(SELECT + "where d.id = ?", DecisionRepository::explained, id);
    }

    /** Those of them that there are, by id. */
    public Map<UUID, ExplainedDecision> byIds(List<UUID> ids) {
        return database.query(SELECT + "where d.id = any (?)", DecisionRepository::explained, ids).stream()
                .collect(Collectors.toMap(explained -> explained.decision().id(), explained -> explained));
    }

    private static ExplainedDecision.@Nullable Reversal reversal(Row row) throws SQLException {
        UUID entryId = row.optionalUuid("reversal_id");
        return entryId == null ? null : new ExplainedDecision.Reversal(entryId, row.instant("reversed_at"));
    }

    private static ExplainedDecision explained(Row row) throws SQLException {
        Decision decision = new Decision(
                row.uuid("id"),
                row.uuid("rule_id"),
                row.optionalInteger("rule_version"),
                new Cause(
                        row.text("cause"),
                        row.optionalUuid("share_id"),
                        row.optionalText("network"),
                        row.optionalUuid("content_item_id"),
                        row.optionalText("level"),
                        row.optionalInteger("occurrence")),
                row.uuid("event_id"),
                row.text("event_type"),
                row.instant("occurred_at"),
                row.date("day"),
                row.uuid("advocate_id"),
                Outcome.valueOf(row.text("outcome")),
                row.integer("points"),
                row.optionalNumber("paid_before"),
                row.optionalText("detail"),
                row.instant("decided_at"));
        return ExplainedDecision.of(
                decision,
                row.text("rule_name"),
                row.optionalText("rule_condition"),
                row.integer("rule_points"),
                row.optionalInteger("daily_cap"),
                reversal(row));
    }
}
