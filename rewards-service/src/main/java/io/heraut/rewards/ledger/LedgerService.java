package io.heraut.rewards.ledger;

import io.heraut.kit.advocate.AdvocateDirectory;
import io.heraut.kit.advocate.AdvocateRef;
import io.heraut.kit.audit.Audit;
import io.heraut.rewards.decision.CauseView;
import io.heraut.rewards.decision.DecisionRepository;
import io.heraut.rewards.decision.ExplainedDecision;
import io.heraut.rewards.ledger.LedgerEntryView.PostingView;
import io.heraut.rewards.ledger.LedgerEntryView.RuleView;
import io.heraut.rewards.ledger.LedgerQueries.Entry;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import io.heraut.web.security.Caller;
import io.heraut.web.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class LedgerService {
    private final LedgerQueries queries;
    private final DecisionRepository decisions;
    private final AdvocateDirectory directory;
    private final Caller caller;
    private final Audit audit;

    LedgerService(
            LedgerQueries queries,
            DecisionRepository decisions,
            AdvocateDirectory directory,
            Caller caller,
            Audit audit) {
        this.queries = queries;
        this.decisions = decisions;
        this.directory = directory;
        this.caller = caller;
        this.audit = audit;
    }

    /** One's own entry, or anybody's for those who run the programme, which leaves an audit record. */
    @Transactional
    LedgerEntryView entry(UUID id) {
        Entry entry = queries.entry(id).orElseThrow(LedgerService::notFound);
        UUID callerId = directory.current().map(AdvocateRef::advocateId).orElse(null);
        boolean own = callerId != null && callerId.equals(entry.advocateId());
        boolean runsTheProgramme = caller.hasRole(Roles.PROGRAM_MANAGER) || caller.hasRole(Roles.ADMIN);
        if (!own && !runsTheProgramme) {
            // Not 403: whether there is such an entry is nobody else's business.
            throw notFound();
        }
        if (!own && entry.advocateId() != null) {
            audit.record("view", "ledger-entry", id, Map.of("advocateId", entry.advocateId()));
        }
        return view(entry, runsTheProgramme ? null : callerId);
    }

    /** @param onlyOwner whose balances may be shown; null for everybody's */
    private LedgerEntryView view(Entry entry, @Nullable UUID onlyOwner) {
        Optional<ExplainedDecision> explained =
                Optional.ofNullable(entry.decisionId()).flatMap(decisions::find);
        List<PostingView> postings = queries.postings(entry.id()).stream()
                .map(posting -> new PostingView(
                        posting.kind(),
                        posting.ownerId(),
                        posting.points(),
                        onlyOwner == null || onlyOwner.equals(posting.ownerId()) ? posting.balanceAfter() : null))
                .toList();
        return new LedgerEntryView(
                entry.id(),
                entry.kind(),
                entry.advocateId(),
                entry.occurredAt(),
                entry.bookedAt(),
                explained
                        .map(found -> entry.reversesId() == null ? found.why() : found.whyReversed())
                        .orElseGet(() -> "Booked as " + entry.kind() + "."),
                entry.reversesId(),
                explained.map(LedgerService::rule).orElse(null),
                explained.map(ExplainedDecision::decision).map(CauseView::of).orElse(null),
                postings);
    }

    private static RuleView rule(ExplainedDecision explained) {
        return new RuleView(
                explained.decision().ruleId(),
                explained.decision().ruleVersion(),
                explained.ruleName(),
                explained.condition(),
                explained.rulePoints(),
                explained.dailyCap());
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonProblem.NOT_FOUND, "There is no such ledger entry that you may see.");
    }
}
