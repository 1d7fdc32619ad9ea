package io.heraut.rewards.rule;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A point rule with all of its versions. */
public record RuleHistory(UUID ruleId, List<RuleTerms> versions) {
    public RuleHistory {
        versions = versions.stream()
                .sorted(Comparator.comparingInt(RuleTerms::version).reversed())
                .toList();
    }

    /**
     * The version for what happened at that moment: of those that had begun by then, the one saved last. So a version that is still to
     * begin gives way to one that is saved after it, and no change touches what happened before it began.
     */
    public Optional<RuleTerms> at(Instant time) {
        return versions.stream()
                .filter(terms -> !time.isBefore(terms.validFrom()))
                .findFirst();
    }
}
