package io.heraut.rewards.rule;

import io.heraut.events.EventType;
import io.heraut.kit.Ids;
import io.heraut.kit.advocate.AdvocateDirectory;
import io.heraut.kit.audit.Audit;
import io.heraut.rewards.RewardsConfig;
import io.heraut.rewards.RewardsProblem;
import io.heraut.rewards.rule.PointRuleRepository.Versioned;
import io.heraut.web.ETags;
import io.heraut.web.paging.Cursor;
import io.heraut.web.paging.Page;
import io.heraut.web.paging.PageQuery;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import io.heraut.web.security.Caller;
import io.heraut.web.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PointRuleService {
    private final PointRuleRepository repository;
    private final RuleLock lock;
    private final AdvocateDirectory directory;
    private final Caller caller;
    private final Audit audit;
    private final RewardsConfig config;
    private final Clock clock;

    PointRuleService(
            PointRuleRepository repository,
            RuleLock lock,
            AdvocateDirectory directory,
            Caller caller,
            Audit audit,
            RewardsConfig config,
            Clock clock) {
        this.repository = repository;
        this.lock = lock;
        this.directory = directory;
        this.caller = caller;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    Page<PointRuleView> list(@Nullable String eventType, PageQuery query) {
        UUID after =
                query.cursor() == null ? null : Cursor.decode(query.cursor(), 1).uuid(0);
        EventType type = eventType == null ? null : filter(eventType);
        return Page.of(
                        repository.page(type, after, query.limit() + 1),
                        query.limit(),
                        row -> Cursor.encode(row.rule().id()))
                .map(this::view);
    }

    @Transactional
    PointRuleView get(UUID id) {
        return view(repository.current(id).orElseThrow(PointRuleService::notFound));
    }

    @Transactional
    Page<PointRuleView> versions(UUID id, PageQuery query) {
        EventType eventType = repository
                .findByIdOptional(id)
                .orElseThrow(PointRuleService::notFound)
                .eventType();
        int before = query.cursor() == null
                ? Integer.MAX_VALUE
                : Math.toIntExact(Math.clamp(Cursor.decode(query.cursor(), 1).number(0), 0, Integer.MAX_VALUE));
        return Page.of(
                        repository.versions(id, before, query.limit() + 1),
                        query.limit(),
                        version -> Cursor.encode(version.version()))
                .map(version -> view(version.terms(eventType), version));
    }

    @Transactional
    PointRuleView create(PointRuleRequest request) {
        UUID author = directory.requireCurrent().advocateId();
        EventType eventType = usable(request.eventType());
        lock.toChange();
        Instant now = now();
        UUID id = Ids.next();
        Instant validFrom = request.validFrom() == null ? now : request.validFrom();
        RuleTerms terms = checked(terms(id, 1, eventType, request, validFrom));
        requireRoom(terms.enabled());
        repository.persist(new PointRule(id, eventType, now));
        repository.add(new PointRuleVersion(terms, now, author));
        audit.record("create", "point-rule", id, details(terms));
        return PointRuleView.of(terms, now, author);
    }

    /** Makes a new version, unless the request says what the current one does. */
    @Transactional
    PointRuleView change(UUID id, @Nullable String ifMatch, PointRuleRequest request) {
        UUID author = directory.requireCurrent().advocateId();
        PointRule rule = repository.lock(id).orElseThrow(PointRuleService::notFound);
        ETags.requireMatch(ifMatch, rule.currentVersion());
        if (!rule.eventType().typeName().equals(request.eventType())) {
            throw new ProblemException(
                            RewardsProblem.EVENT_TYPE_FIXED,
                            "This rule is for " + rule.eventType().typeName()
                                    + "; make another for another event type.")
                    .withError("/eventType", "must be " + rule.eventType().typeName());
        }
        lock.toChange();
        Versioned current = repository.current(id).orElseThrow(PointRuleService::notFound);
        RuleTerms before = current.terms();
        Instant now = now();
        RuleTerms same = terms(id, before.version(), rule.eventType(), request, before.validFrom());
        if (same.equals(before)
                && (request.validFrom() == null || request.validFrom().equals(before.validFrom()))) {
            return view(current);
        }
        RuleTerms terms = checked(
                terms(id, rule.advance(), rule.eventType(), request, beginning(request.validFrom(), before, now)));
        requireRoom(terms.enabled() && !before.enabled());
        repository.add(new PointRuleVersion(terms, now, author));
        audit.record("change", "point-rule", id, details(terms));
        return PointRuleView.of(terms, now, author);
    }

    private void requireRoom(boolean oneMore) {
        if (oneMore && repository.countEnabled() >= config.maxRules()) {
            throw new ProblemException(
                    RewardsProblem.TOO_MANY_RULES,
                    "There are " + config.maxRules()
                            + " enabled point rules; disable one that is not needed any more.");
        }
    }

    /** A change begins now or later; one that repeats when the version before it began, begins now. */
    private static Instant beginning(@Nullable Instant wanted, RuleTerms before, Instant now) {
        if (wanted == null || (wanted.equals(before.validFrom()) && wanted.isBefore(now))) {
            return now;
        }
        if (wanted.isBefore(now)) {
            throw new ProblemException(
                            RewardsProblem.RULE_BACKDATED,
                            "What happened before now was judged by the rule as it was. Leave validFrom out to change it"
                                    + " from now on.")
                    .withError("/validFrom", "must not be in the past");
        }
        return wanted;
    }

    private static RuleTerms terms(
            UUID id, int version, EventType eventType, PointRuleRequest request, Instant validFrom) {
        return new RuleTerms(
                id,
                version,
                request.name().strip(),
                eventType,
                request.condition(),
                request.points(),
                request.dailyCap(),
                precise(validFrom),
                request.validUntil() == null ? null : precise(request.validUntil()),
                request.enabled() == null || request.enabled());
    }

    private static RuleTerms checked(RuleTerms terms) {
        if (terms.dailyCap() != null && terms.dailyCap() < terms.points()) {
            throw invalid("/dailyCap", "must not be less than points");
        }
        if (terms.validUntil() != null && !terms.validUntil().isAfter(terms.validFrom())) {
            throw invalid("/validUntil", "must be after validFrom");
        }
        if (terms.condition() != null
                && Condition.compile(terms.eventType(), terms.condition())
                        instanceof Condition.Invalid(List<Condition.Mistake> mistakes)) {
            ProblemException problem = new ProblemException(
                    RewardsProblem.CONDITION_INVALID,
                    "The condition can not be used for " + terms.eventType().typeName() + ".");
            mistakes.forEach(mistake -> problem.withError("/condition", mistake.toString()));
            throw problem;
        }
        return terms;
    }

    private static EventType usable(String eventType) {
        return RuleEvents.forName(eventType)
                .orElseThrow(() -> new ProblemException(
                                RewardsProblem.EVENT_TYPE_NOT_USABLE,
                                "Point rules pay for events that are about an advocate.")
                        .withError("/eventType", "must be one of " + usableNames()));
    }

    private static EventType filter(String eventType) {
        return RuleEvents.forName(eventType)
                .orElseThrow(() -> new ProblemException(
                                CommonProblem.VALIDATION_FAILED, "There are no point rules for that event type.")
                        .withParameterError("eventType", "must be one of " + usableNames()));
    }

    private static String usableNames() {
        return RuleEvents.usable().stream().map(EventType::typeName).collect(Collectors.joining(", "));
    }

    private static Map<String, Object> details(RuleTerms terms) {
        return Map.of(
                "version", terms.version(),
                "name", terms.name(),
                "points", terms.points(),
                "dailyCap", Objects.requireNonNullElse(terms.dailyCap(), "none"),
                "condition", Objects.requireNonNullElse(terms.condition(), "none"),
                "validFrom", terms.validFrom().toString(),
                "enabled", terms.enabled());
    }

    private static ProblemException invalid(String pointer, String reason) {
        return new ProblemException(CommonProblem.VALIDATION_FAILED, "The point rule contradicts itself.")
                .withError(pointer, reason);
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonProblem.NOT_FOUND, "There is no such point rule.");
    }

    private PointRuleView view(Versioned row) {
        return view(row.terms(), row.version());
    }

    private PointRuleView view(RuleTerms terms, PointRuleVersion version) {
        boolean runsTheProgramme = caller.hasRole(Roles.PROGRAM_MANAGER) || caller.hasRole(Roles.ADMIN);
        return PointRuleView.of(terms, version.createdAt(), runsTheProgramme ? version.createdBy() : null);
    }

    private Instant now() {
        return precise(clock.instant());
    }

    /** As the database keeps it. */
    private static Instant precise(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
