package io.heraut.rewards.rule;

import io.heraut.events.EventType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What a point rule says from some moment on. Never changed: the database refuses it as well. */
@Entity
@Immutable
@IdClass(PointRuleVersionId.class)
class PointRuleVersion {
    @Id
    private UUID ruleId;

    @Id
    private int version;

    @Column(nullable = false)
    private String name;

    private @Nullable String condition;

    @Column(nullable = false)
    private int points;

    private @Nullable Integer dailyCap;

    @Column(nullable = false)
    private Instant validFrom;

    private @Nullable Instant validUntil;

    @Column(nullable = false)
    private boolean enabled;

    @Column(nullable = false)
    private Instant createdAt;

    private @Nullable UUID createdBy;

    protected PointRuleVersion() {}

    PointRuleVersion(RuleTerms terms, Instant createdAt, UUID createdBy) {
        this.ruleId = terms.ruleId();
        this.version = terms.version();
        this.name = terms.name();
        this.condition = terms.condition();
        this.points = terms.points();
        this.dailyCap = terms.dailyCap();
        this.validFrom = terms.validFrom();
        this.validUntil = terms.validUntil();
        this.enabled = terms.enabled();
        this.createdAt = createdAt;
        this.createdBy = createdBy;
    }

    UUID ruleId() {
        return ruleId;
    }

    int version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** The advocate who saved it; null for the rules that come with the product. */
    @Nullable
    UUID createdBy() {
        return createdBy;
    }

    RuleTerms terms(EventType eventType) {
        return new RuleTerms(
                ruleId, version, name, eventType, condition, points, dailyCap, validFrom, validUntil, enabled);
    }
}
