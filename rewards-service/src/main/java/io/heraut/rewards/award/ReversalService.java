package io.heraut.rewards.award;

import io.heraut.events.CloudEvent;
import io.heraut.events.EventType;
import io.heraut.events.PointsAwarded;
import io.heraut.events.PointsReversed;
import io.heraut.events.ShareEvidenceWithdrawn;
import io.heraut.kit.event.Outbox;
import io.heraut.kit.event.RejectedEvent;
import io.heraut.rewards.decision.Cause;
import io.heraut.rewards.leaderboard.Standings;
import io.heraut.rewards.ledger.EntryDraft;
import io.heraut.rewards.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * Takes back what was paid for evidence that does not stand any more: ledger, cap, standing and event in one transaction.
 *
 * <p>The cap and the month that lose the points are those that the award had gained them in. Locks are taken in the order of
 * {@link AwardService}.
 */
@ApplicationScoped
class ReversalService {
    private final WithdrawnEvidence withdrawn;
    private final PaidAwards paidAwards;
    private final CapUsage capUsage;
    private final Ledger ledger;
    private final Standings standings;
    private final Outbox outbox;
    private final AwardMetrics metrics;

    ReversalService(
            WithdrawnEvidence withdrawn,
            PaidAwards paidAwards,
            CapUsage capUsage,
            Ledger ledger,
            Standings standings,
            Outbox outbox,
            AwardMetrics metrics) {
        this.withdrawn = withdrawn;
        this.paidAwards = paidAwards;
        this.capUsage = capUsage;
        this.ledger = ledger;
        this.standings = standings;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /** @throws RejectedEvent when the evidence was paid to another advocate */
    @Transactional(Transactional.TxType.MANDATORY)
    void withdraw(CloudEvent<ShareEvidenceWithdrawn> event) {
        if (!withdrawn.add(event)) {
            return;
        }
        Cause cause = Cause.of(event);
        List<PaidAwards.Award> awards = paidAwards.of(cause.key());
        if (awards.stream()
                .anyMatch(award -> !award.advocateId().equals(event.data().advocateId()))) {
            throw new RejectedEvent("The cause " + cause.key() + " was paid to another advocate");
        }
        awards.forEach(award -> capUsage.giveBack(award.ruleId(), award.advocateId(), award.day(), award.points()));
        awards.forEach(award -> reverse(event, cause, award));
    }

    /**
     * Takes the points from what the advocate has available. Nothing can be spent yet, so that it is always there; once
     * points can be redeemed, what is missing has to be booked as owed and repaid by later awards. Until then the
     * database's refusal of a balance below zero would make this event a dead letter.
     */
    private void reverse(CloudEvent<ShareEvidenceWithdrawn> event, Cause cause, PaidAwards.Award award) {
        UUID advocateId = award.advocateId();
        Ledger.Booking booking = ledger.book(EntryDraft.reversal(
                "reversal/" + award.ruleId() + "/" + cause.key(),
                advocateId,
                award.entryId(),
                event.time(),
                award.points()));
        if (!(booking instanceof Ledger.Booked(UUID entryId))) {
            throw new IllegalStateException(
                    "The ledger entry " + award.entryId() + " was reversed, but its withdrawal was not remembered");
        }
        standings.add(advocateId, -award.points(), award.occurredAt());
        outbox.publish(
                EventType.POINTS_REVERSED,
                advocateId,
                entryId.toString(),
                new PointsReversed(
                        advocateId,
                        entryId,
                        award.entryId(),
                        award.points(),
                        award.ruleId(),
                        award.ruleVersion(),
                        award.ruleName(),
                        new PointsAwarded.Cause(
                                event.id(),
                                event.type().typeName(),
                                cause.shareId(),
                                cause.level(),
                                cause.occurrence())),
                event.time());
        metrics.reversed(award.points());
    }
}
