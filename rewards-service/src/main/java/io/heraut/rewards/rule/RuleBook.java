package io.heraut.rewards.rule;

import io.heraut.events.EventType;
import io.heraut.events.Samples;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rules as they are applied to events. */
@ApplicationScoped
public class RuleBook {
    private static final int KEPT_CONDITIONS = 1_000;

    private final PointRuleRepository repository;
    private final RuleLock lock;
    private final Map<ConditionKey, Condition.Compiled> conditions = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ConditionKey, Condition.Compiled> eldest) {
            return size() > KEPT_CONDITIONS;
        }
    };

    private record ConditionKey(UUID ruleId, int version) {}

    RuleBook(PointRuleRepository repository, RuleLock lock) {
        this.repository = repository;
        this.lock = lock;
    }

    /** Makes the first event as fast as the next: what conditions are compiled and worked out with takes its time to load. */
    @Transactional
    void warmUp(@Observes StartupEvent start) {
        for (EventType type : RuleEvents.usable()) {
            EventFacts facts = EventFacts.of(Samples.of(type));
            for (RuleHistory rule : rulesFor(type, facts.time())) {
                rule.at(facts.time()).ifPresent(terms -> {
                    if (condition(terms) instanceof Condition.Valid(Condition condition)) {
                        condition.test(facts);
                    }
                });
            }
        }
    }

    /**
     * Every rule for the type that may have something to say to what happened at that time, by id. No rule changes before the transaction
     * ends.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<RuleHistory> rulesFor(EventType eventType, Instant time) {
        lock.toApply();
        Map<UUID, List<RuleTerms>> versions = new LinkedHashMap<>();
        for (PointRuleVersion version : repository.versionsFor(eventType, time)) {
            versions.computeIfAbsent(version.ruleId(), id -> new ArrayList<>()).add(version.terms(eventType));
        }
        return versions.entrySet().stream()
                .map(rule -> new RuleHistory(rule.getKey(), rule.getValue()))
                .toList();
    }

    /** The condition of a version that has one, compiled once. */
    public Condition.Compiled condition(RuleTerms terms) {
        ConditionKey key = new ConditionKey(terms.ruleId(), terms.version());
        synchronized (conditions) {
            Condition.Compiled known = conditions.get(key);
            if (known != null) {
                return known;
            }
        }
        String expression = terms.condition() == null ? "true" : terms.condition();
        Condition.Compiled compiled = Condition.compile(terms.eventType(), expression);
        synchronized (conditions) {
            conditions.put(key, compiled);
        }
        return compiled;
    }
}
