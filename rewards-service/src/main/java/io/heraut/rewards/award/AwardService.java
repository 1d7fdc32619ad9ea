package io.heraut.rewards.award;

import io.heraut.events.CloudEvent;
import io.heraut.events.EventType;
import io.heraut.events.PointsAwarded;
import io.heraut.kit.Ids;
import io.heraut.kit.event.Outbox;
import io.heraut.kit.event.RejectedEvent;
import io.heraut.rewards.content.ClosedContent;
import io.heraut.rewards.decision.Cause;
import io.heraut.rewards.decision.Decision;
import io.heraut.rewards.decision.DecisionRepository;
import io.heraut.rewards.leaderboard.Standings;
import io.heraut.rewards.ledger.EntryDraft;
import io.heraut.rewards.ledger.Ledger;
import io.heraut.rewards.organisation.OrganisationCalendar;
import io.heraut.rewards.rule.EventFacts;
import io.heraut.rewards.rule.RuleBook;
import io.heraut.rewards.rule.RuleEvents;
import io.heraut.rewards.rule.RuleHistory;
import io.heraut.rewards.rule.RuleTerms;
import io.heraut.rewards.rule.Ruling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Applies the point rules to an event: stores what each of them decided, and books, counts and tells what is paid, all in one transaction.
 *
 * <p>Locks are taken in one order, so that no two transactions wait for each other: the evidence, the caps by rule, the decisions by rule, then the
 * advocate's balance, standing and outbox.
 */
@ApplicationScoped
class AwardService {
    private final RuleBook ruleBook;
    private final ClosedContent closedContent;
    private final WithdrawnEvidence withdrawnEvidence;
    private final CapUsage capUsage;
    private final DecisionRepository decisions;
    private final Ledger ledger;
    private final Standings standings;
    private final Outbox outbox;
    private final OrganisationCalendar calendar;
    private final AwardMetrics metrics;
    private final Clock clock;

    AwardService(
            RuleBook ruleBook,
            ClosedContent closedContent,
            WithdrawnEvidence withdrawnEvidence,
            CapUsage capUsage,
            DecisionRepository decisions,
            Ledger ledger,
            Standings standings,
            Outbox outbox,
            OrganisationCalendar calendar,
            AwardMetrics metrics,
            Clock clock) {
        this.ruleBook = ruleBook;
        this.closedContent = closedContent;
        this.withdrawnEvidence = withdrawnEvidence;
        this.capUsage = capUsage;
        this.decisions = decisions;
        this.ledger = ledger;
        this.standings = standings;
        this.outbox = outbox;
        this.calendar = calendar;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @throws RejectedEvent when its cause was decided on before, for another advocate */
    @Transactional(Transactional.TxType.MANDATORY)
    void apply(CloudEvent<?> event) {
        Occasion occasion =
                new Occasion(event, RuleEvents.advocateOf(event), Cause.of(event), calendar.dayOf(event.time()));
        Map<RuleHistory, Ruling.Entitlement> entitlements = entitlements(occasion);
        if (entitlements.isEmpty()) {
            return;
        }
        if (withdrawnEvidence.covers(event)) {
            entitlements.replaceAll((rule, entitlement) -> withoutEvidence(entitlement));
        }
        Map<UUID, Long> paidBefore = capUsage.lock(capped(entitlements), occasion.advocateId(), occasion.day());
        Map<UUID, UUID> decided = decisions.decided(
                entitlements.keySet().stream().map(RuleHistory::ruleId).toList(),
                occasion.cause().key());
        if (decided.values().stream().anyMatch(advocate -> !advocate.equals(occasion.advocateId()))) {
            throw new RejectedEvent("The cause " + occasion.cause().key() + " was decided on for another advocate");
        }
        entitlements.forEach((rule, entitlement) -> {
            if (!decided.containsKey(rule.ruleId())) {
                ruling(entitlement, paidBefore).ifPresent(ruling -> settle(occasion, rule.ruleId(), ruling));
            }
        });
    }

    private record Occasion(CloudEvent<?> event, UUID advocateId, Cause cause, LocalDate day) {}

    private Map<RuleHistory, Ruling.Entitlement> entitlements(Occasion occasion) {
        EventFacts facts = EventFacts.of(occasion.event());
        UUID contentItemId = occasion.cause().contentItemId();
        Map<RuleHistory, Ruling.Entitlement> entitlements = new LinkedHashMap<>();
        List<RuleHistory> rules = ruleBook.rulesFor(facts.type(), facts.time());
        if (rules.isEmpty()) {
            return entitlements;
        }
        Optional<String> closed =
                contentItemId == null ? Optional.empty() : closedContent.closedBy(contentItemId, facts.time());
        for (RuleHistory rule : rules) {
            entitlements.put(rule, Ruling.entitlement(rule, facts, closed, ruleBook::condition));
        }
        return entitlements;
    }

    /** What would be due is not, and is remembered as such. */
    private static Ruling.Entitlement withoutEvidence(Ruling.Entitlement entitlement) {
        return entitlement instanceof Ruling.Due(RuleTerms terms)
                ? new Ruling.Refused(Ruling.forWithdrawnEvidence(terms))
                : entitlement;
    }

    private static List<UUID> capped(Map<RuleHistory, Ruling.Entitlement> entitlements) {
        return entitlements.values().stream()
                .filter(entitlement -> entitlement instanceof Ruling.Due(RuleTerms terms) && terms.dailyCap() != null)
                .map(entitlement -> ((Ruling.Due) entitlement).terms().ruleId())
                .toList();
    }

    private static Optional<Ruling> ruling(Ruling.Entitlement entitlement, Map<UUID, Long> paidBefore) {
        return switch (entitlement) {
            case Ruling.SwitchedOff() -> Optional.empty();
            case Ruling.Refused(Ruling refusal) -> Optional.of(refusal);
            case Ruling.Due(RuleTerms terms) ->
                Optional.of(
                        terms.dailyCap() == null
                                ? Ruling.uncapped(terms)
                                : Ruling.underCap(
                                        terms, terms.dailyCap(), paidBefore.getOrDefault(terms.ruleId(), 0L)));
        };
    }

    private void settle(Occasion occasion, UUID ruleId, Ruling ruling) {
        CloudEvent<?> event = occasion.event();
        RuleTerms terms = ruling.terms();
        Decision decision = new Decision(
                Ids.next(),
                ruleId,
                terms == null ? null : terms.version(),
                occasion.cause(),
                event.id(),
                event.type().typeName(),
                event.time(),
                occasion.day(),
                occasion.advocateId(),
                ruling.outcome(),
                ruling.points(),
                ruling.paidBefore(),
                ruling.detail(),
                clock.instant());
        if (!decisions.add(decision)) {
            // Another event with the same cause was faster; only rules without a cap come here.
            return;
        }
        metrics.decided(ruling.outcome());
        if (terms != null && ruling.points() > 0) {
            pay(occasion, terms, decision);
        }
    }

    private void pay(Occasion occasion, RuleTerms terms, Decision decision) {
        UUID advocateId = occasion.advocateId();
        Ledger.Booking booking = ledger.book(EntryDraft.award(
                "award/" + terms.ruleId() + "/" + occasion.cause().key(),
                advocateId,
                decision.id(),
                decision.occurredAt(),
                decision.points()));
        UUID entryId = switch (booking) {
            case Ledger.Booked(UUID id) -> id;
            case Ledger.AlreadyBooked(UUID id) -> throw bookedWithoutDecision(id);
            case Ledger.Contradicted(UUID id) -> throw bookedWithoutDecision(id);
        };
        if (terms.dailyCap() != null) {
            capUsage.add(terms.ruleId(), advocateId, occasion.day(), decision.points());
        }
        standings.add(advocateId, decision.points(), decision.occurredAt());
        Cause cause = occasion.cause();
        outbox.publish(
                EventType.POINTS_AWARDED,
                advocateId,
                entryId.toString(),
                new PointsAwarded(
                        advocateId,
                        entryId,
                        decision.points(),
                        terms.ruleId(),
                        terms.version(),
                        terms.name(),
                        new PointsAwarded.Cause(
                                decision.eventId(),
                                decision.eventType(),
                                cause.shareId(),
                                cause.level(),
                                cause.occurrence())),
                decision.occurredAt());
        metrics.paid(decision.points(), decision.occurredAt());
    }

    private static IllegalStateException bookedWithoutDecision(UUID entryId) {
        return new IllegalStateException("The ledger entry " + entryId + " has no decision behind it");
    }
}
