package io.heraut.sharing.evidence;

import io.heraut.events.EventType;
import io.heraut.events.EvidenceLevel;
import io.heraut.events.ShareEvidenced;
import io.heraut.kit.event.Outbox;
import io.heraut.sharing.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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
     * level that is held changes nothing.
     *
     * <p>That a link was issued is told by {@code share.created} already, not by {@code share.evidenced} once more.
     *
     * @return whether the level was not held before
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean add(EvidencedShare share, Fact fact) {
        boolean isNew = database.update(
                        """
                        insert into evidence (share_id, level, occurrence, at, source, referrer, classifier, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
                        share.shareId(),
                        fact.level(),
                        fact.occurrence(),
                        fact.at(),
                        fact.source(),
                        fact.referrer(),
                        fact.classifier(),
                        clock.instant())
                == 1;
        if (isNew && fact.level() != EvidenceLevel.ISSUED) {
            outbox.publish(
                    EventType.SHARE_EVIDENCED,
                    share.shareId(),
                    fact.level().name(),
                    new ShareEvidenced(
                            share.shareId(),
                            share.advocateId(),
                            share.contentItemId(),
                            share.linkId(),
                            share.network(),
                            fact.level(),
                            fact.occurrence()),
                    fact.at());
        }
        return isNew;
    }

    /** The facts of a share, in the order in which they happened. */
    public List<Fact> facts(UUID shareId) {
        return database.list(
                """
                select level, occurrence, at, source, referrer, classifier from evidence
                where share_id = ? order by at, level""",
                row -> new Fact(
                        EvidenceLevel.valueOf(row.text("level")),
                        row.number("occurrence"),
                        row.instant("at"),
                        Source.valueOf(row.text("source")),
                        row.optionalText("referrer"),
                        row.optionalNumber("classifier")),
                shareId);
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
                "select distinct share_id, level from evidence where share_id = any (?::uuid[])",
                row -> new Held(row.uuid("share_id"), EvidenceLevel.valueOf(row.text("level"))),
                shareIds);
    }
}
