package io.heraut.rewards.rule;

import io.heraut.events.EventType;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PointRuleRepository implements PanacheRepositoryBase<PointRule, UUID> {

    /** A rule beside one of its versions. */
    record Versioned(PointRule rule, PointRuleVersion version) {
        RuleTerms terms() {
            return version.terms(rule.eventType());
        }
    }

    Optional<Versioned> current(UUID id) {
        return getEntityManager()
                .createQuery("""
                        select new io.heraut.rewards.rule.PointRuleRepository$Versioned(r, v)
                        from PointRule r join PointRuleVersion v on v.ruleId = r.id and v.version = r.currentVersion
                        where r.id = :id""", Versioned.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** Oldest rule first, each with its current version. */
    List<Versioned> page(@Nullable EventType eventType, @Nullable UUID after, int limit) {
        return getEntityManager()
                .createQuery("""
                        select new io.heraut.rewards.rule.PointRuleRepository$Versioned(r, v)
                        from PointRule r join PointRuleVersion v on v.ruleId = r.id and v.version = r.currentVersion
                        where (:eventType is null or r.eventType = :eventType) and (:after is null or r.id > :after)
                        order by r.id""", Versioned.class)
                .setParameter("eventType", eventType)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Newest first. */
    List<PointRuleVersion> versions(UUID id, int before, int limit) {
        return getEntityManager()
                .createQuery(
                        "from PointRuleVersion v where v.ruleId = :id and v.version < :before order by v.version desc",
                        PointRuleVersion.class)
                .setParameter("id", id)
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList();
    }

    /** How many rules pay, or will. */
    long countEnabled() {
        return getEntityManager().createQuery("""
                        select count(*) from PointRule r
                        join PointRuleVersion v on v.ruleId = r.id and v.version = r.currentVersion
                        where v.enabled""", Long.class).getSingleResult();
    }

    /** All versions of all rules for a type of event, but for rules that had been disabled for good by then. */
    List<PointRuleVersion> versionsFor(EventType eventType, Instant time) {
        return getEntityManager()
                .createQuery("""
                        select v from PointRuleVersion v
                        join PointRule r on v.ruleId = r.id
                        join PointRuleVersion c on c.ruleId = r.id and c.version = r.currentVersion
                        where r.eventType = :eventType and (c.enabled or c.validFrom > :time)
                        order by v.ruleId, v.version""", PointRuleVersion.class)
                .setParameter("eventType", eventType)
                .setParameter("time", time)
                .getResultList();
    }

    Optional<PointRule> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    void add(PointRuleVersion version) {
        getEntityManager().persist(version);
    }
}
