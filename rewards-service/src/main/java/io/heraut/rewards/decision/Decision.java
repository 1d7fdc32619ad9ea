package io.heraut.rewards.decision;

import io.heraut.rewards.rule.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one rule made of one cause.
 *
 * @param ruleVersion null when no version was valid then
 * @param eventType by its public name
 * @param occurredAt the event's time
 * @param day of the organisation, which a cap of the day counts for
 * @param points what was paid
 * @param paidBefore what the rule had paid the advocate that day already, when a cap was looked at
 */
public record Decision(
        UUID id,
        UUID ruleId,
        @Nullable Integer ruleVersion,
        Cause cause,
        UUID eventId,
        String eventType,
        Instant occurredAt,
        LocalDate day,
        UUID advocateId,
        Outcome outcome,
        int points,
        @Nullable Long paidBefore,
        @Nullable String detail,
        Instant decidedAt) {}
