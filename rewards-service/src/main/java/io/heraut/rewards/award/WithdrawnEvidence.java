package io.heraut.rewards.award;

import io.heraut.events.CloudEvent;
import io.heraut.events.ShareEvidenceWithdrawn;
import io.heraut.events.ShareEvidenced;
import io.heraut.rewards.database.Database;
import io.heraut.rewards.decision.Cause;
import jakarta.enterprise.context.ApplicationScoped;

/** Remembers which evidence does not stand any more, whether or not the evidence itself has been heard of. */
@ApplicationScoped
class WithdrawnEvidence {
    private final Database database;

    WithdrawnEvidence(Database database) {
        this.database = database;
    }

    /**
     * Whether the evidence that the event tells of was withdrawn. Keeps everybody from withdrawing it until the transaction
     * ends; other events have nothing to lose.
     */
    boolean covers(CloudEvent<?> event) {
        if (!(event.data() instanceof ShareEvidenced evidence)) {
            return false;
        }
        lock(Cause.of(event));
        return database.first(
                        "select 1 as found from withdrawn_evidence where share_id = ? and level = ? and occurrence = ?",
                        row -> true,
                        evidence.shareId(),
                        evidence.level().name(),
                        evidence.occurrence())
                .isPresent();
    }

    /**
     * Keeps everybody from paying for the evidence until the transaction ends.
     *
     * @return false when its withdrawal was known before
     */
    boolean add(CloudEvent<ShareEvidenceWithdrawn> event) {
        ShareEvidenceWithdrawn withdrawn = event.data();
        lock(Cause.of(event));
        return database.update(
                        """
                        insert into withdrawn_evidence (share_id, level, occurrence, advocate_id, event_id, withdrawn_at)
                        values (?, ?, ?, ?, ?, ?) on conflict on constraint withdrawn_evidence_pk do nothing""",
                        withdrawn.shareId(),
                        withdrawn.level().name(),
                        withdrawn.occurrence(),
                        withdrawn.advocateId(),
                        event.id(),
                        event.time())
                == 1;
    }

    /** There may be no row yet that could be locked, neither of the evidence nor of its withdrawal. */
    private void lock(Cause cause) {
        database.first(
                "select pg_advisory_xact_lock(hashtextextended('evidence/' || ?, 0)) is null as locked",
                row -> true,
                cause.key());
    }
}
