package io.heraut.rewards.points;

import io.heraut.kit.advocate.AdvocateDirectory;
import io.heraut.kit.advocate.AdvocateRef;
import io.heraut.rewards.decision.CauseView;
import io.heraut.rewards.decision.DecisionRepository;
import io.heraut.rewards.decision.DecisionView;
import io.heraut.rewards.decision.ExplainedDecision;
import io.heraut.rewards.ledger.Account;
import io.heraut.rewards.ledger.AccountKind;
import io.heraut.rewards.ledger.LedgerQueries;
import io.heraut.rewards.ledger.LedgerQueries.Entry;
import io.heraut.rewards.ledger.LedgerQueries.StatementLine;
import io.heraut.web.paging.Cursor;
import io.heraut.web.paging.Page;
import io.heraut.web.paging.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PointsService {
    private final LedgerQueries ledger;
    private final DecisionRepository decisions;
    private final AdvocateDirectory directory;

    PointsService(LedgerQueries ledger, DecisionRepository decisions, AdvocateDirectory directory) {
        this.ledger = ledger;
        this.decisions = decisions;
        this.directory = directory;
    }

    @Transactional
    PointsView balance() {
        Optional<UUID> advocateId = directory.current().map(AdvocateRef::advocateId);
        Map<AccountKind, Long> balances = advocateId.map(ledger::balances).orElse(Map.of());
        return new PointsView(
                advocateId.orElse(null),
                balances.getOrDefault(AccountKind.ADVOCATE_AVAILABLE, 0L),
                balances.getOrDefault(AccountKind.ADVOCATE_HELD, 0L),
                -balances.getOrDefault(AccountKind.ADVOCATE_OWED, 0L));
    }

    @Transactional
    Page<StatementEntryView> statement(PageQuery query) {
        long before = query.cursor() == null
                ? Long.MAX_VALUE
                : Cursor.decode(query.cursor(), 1).number(0);
        List<StatementLine> lines = directory
                .current()
                .map(advocate -> ledger.statement(Account.available(advocate.advocateId()), before, query.limit() + 1))
                .orElse(List.of());
        Map<UUID, ExplainedDecision> explained = decisions.byIds(lines.stream()
                .map(line -> line.entry().decisionId())
                .filter(Objects::nonNull)
                .toList());
        return Page.of(lines, query.limit(), line -> Cursor.encode(line.accountLine()))
                .map(line -> view(
                        line, Optional.ofNullable(line.entry().decisionId()).map(explained::get)));
    }

    @Transactional
    Page<DecisionView> decisions(PageQuery query) {
        UUID before =
                query.cursor() == null ? null : Cursor.decode(query.cursor(), 1).uuid(0);
        List<ExplainedDecision> found = directory
                .current()
                .map(advocate -> decisions.ofAdvocate(advocate.advocateId(), before, query.limit() + 1))
                .orElse(List.of());
        return Page.of(
                        found,
                        query.limit(),
                        explained -> Cursor.encode(explained.decision().id()))
                .map(DecisionView::of);
    }

    private static StatementEntryView view(StatementLine line, Optional<ExplainedDecision> explained) {
        Entry entry = line.entry();
        return new StatementEntryView(
                entry.id(),
                entry.kind(),
                line.points(),
                line.balanceAfter(),
                entry.occurredAt(),
                entry.bookedAt(),
                explained.map(found -> found.decision().ruleId()).orElse(null),
                explained.map(found -> found.decision().ruleVersion()).orElse(null),
                explained.map(ExplainedDecision::ruleName).orElse(null),
                explained
                        .map(found -> entry.reversesId() == null ? found.why() : found.whyReversed())
                        .orElseGet(() -> "Booked as " + entry.kind() + "."),
                entry.reversesId(),
                explained.map(ExplainedDecision::decision).map(CauseView::of).orElse(null));
    }
}
