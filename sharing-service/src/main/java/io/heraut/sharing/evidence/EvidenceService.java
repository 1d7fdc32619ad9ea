package io.heraut.sharing.evidence;

import io.heraut.events.EventType;
import io.heraut.events.EvidenceLevel;
import io.heraut.events.ShareEvidenceWithdrawn;
import io.heraut.events.ShareEvidenceWithdrawn.Cause;
import io.heraut.events.ShareEvidenced;
import io.heraut.kit.event.Outbox;
import io.heraut.sharing.database.Database;
import io.heraut.sharing.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the facts, in the transaction of whatever brings them. */
@ApplicationScoped
public class EvidenceService {
    /** A level that a share holds. */
    public record Held(UUID shareId, EvidenceLevel level) {}

    private final Database database;
    private final Outbox outbox;
    private final Clock clock;

    EvidenceService(Database database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Adds a fact and tells of it. Levels are independent: each is held by its own first fact, and a second fact for a
     * level that is held changes nothing. A level that was lost is reached again by its next occurrence.
     *
     * <p>That a link was issued is told by {@code share.created} already, not by {@code share.evidenced} once more.
     *
     * @return whether the level was not held before
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean add(EvidencedShare share, Finding finding) {
        Optional<Integer> occurrence = database.one(
                """
                insert into evidence (share_id, level, occurrence, at, source, referrer, classifier, recorded_at)
                select ?, ?, coalesce(max(occurrence), 0) + 1, ?, ?, ?, ?, ? from evidence
                where share_id = ? and level = ?
                having coalesce(bool_and(withdrawn_at is not null), true)
                on conflict do nothing returning occurrence""",
                row -> row.number("occurrence"),
                share.shareId(),
                finding.level(),
                finding.at(),
                finding.source(),
                finding.referrer(),
                finding.classifier(),
                clock.instant(),
                share.shareId(),
                finding.level());
        if (occurrence.isPresent() && finding.level() != EvidenceLevel.ISSUED) {
            outbox.publish(
                    EventType.SHARE_EVIDENCED,
                    share.shareId(),
                    finding.level().name(),
                    new ShareEvidenced(
                            share.shareId(),
                            share.advocateId(),
                            share.contentItemId(),
                            share.linkId(),
                            share.network(),
                            finding.level(),
                            occurrence.get()),
                    finding.at());
        }
        return occurrence.isPresent();
    }

    /**
     * Takes a level away and tells of it. The caller has made sure that nothing is left which proves it.
     *
     * @return false when the level was not held
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean withdraw(EvidencedShare share, EvidenceLevel level, Withdrawal withdrawal) {
        Optional<Integer> occurrence = database.one(
                """
                update evidence set withdrawn_at = ?, withdrawn_epoch = hold_epoch(), withdrawn_cause = ?,
                    withdrawn_cause_id = ?
                where share_id = ? and level = ? and withdrawn_at is null returning occurrence""",
                row -> row.number("occurrence"),
                withdrawal.at(),
                withdrawal.cause(),
                withdrawal.causeId(),
                share.shareId(),
                level);
        occurrence.ifPresent(number -> outbox.publish(
                EventType.SHARE_EVIDENCE_WITHDRAWN,
                share.shareId(),
                level + "/" + number,
                new ShareEvidenceWithdrawn(
                        share.shareId(),
                        share.advocateId(),
                        share.contentItemId(),
                        share.linkId(),
                        share.network(),
                        level,
                        number,
                        withdrawal.cause(),
                        withdrawal.causeId()),
                withdrawal.at()));
        return occurrence.isPresent();
    }

    /** The facts of a share, in the order in which they happened, also those that do not stand any more. */
    public List<Fact> facts(UUID shareId) {
        return database.list(
                """
                select level, occurrence, at, source, referrer, withdrawn_at, withdrawn_cause, withdrawn_cause_id
                from evidence where share_id = ? order by at, level, occurrence""",
                row -> new Fact(
                        EvidenceLevel.valueOf(row.text("level")),
                        row.number("occurrence"),
                        row.instant("at"),
                        Source.valueOf(row.text("source")),
                        row.optionalText("referrer"),
                        withdrawal(row)),
                shareId);
    }

    private static @Nullable Withdrawal withdrawal(Row row) throws SQLException {
        Instant at = row.optionalInstant("withdrawn_at");
        return at == null
                ? null
                : new Withdrawal(
                        at, Cause.valueOf(row.text("withdrawn_cause")), row.optionalUuid("withdrawn_cause_id"));
    }

    /** When that happened by which the share holds the level; empty if it does not. */
    public Optional<Instant> standsSince(UUID shareId, EvidenceLevel level) {
        return database.one(
                "select at from evidence where share_id = ? and level = ? and withdrawn_at is null",
                row -> row.instant("at"),
                shareId,
                level);
    }

    /** The highest level that each of the shares holds. */
    public Map<UUID, EvidenceLevel> levels(Collection<UUID> shareIds) {
        Map<UUID, EvidenceLevel> highest = new HashMap<>();
        held(shareIds)
                .forEach(held -> highest.merge(
                        held.shareId(), held.level(), (one, other) -> one.compareTo(other) > 0 ? one : other));
        return highest;
    }

    /** All levels that the shares hold. */
    public List<Held> held(Collection<UUID> shareIds) {
        return database.list(
                "select share_id, level from evidence where share_id = any (?::uuid[]) and withdrawn_at is null",
                row -> new Held(row.uuid("share_id"), EvidenceLevel.valueOf(row.text("level"))),
                shareIds);
    }
}
