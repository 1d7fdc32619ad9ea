package io.heraut.sharing.analytics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heraut.sharing.analytics.Question.Dimension;
import io.heraut.sharing.organisation.Organisation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What may be named, and what it is called. What can not change any more is remembered. */
@ApplicationScoped
class Visibility {
    private static final int REMEMBERED = 100_000;

    private record Value(Dimension dimension, String value) {}

    private record Said(UUID item, long lastSaid) {}

    private final SliceRepository repository;
    private final Organisation organisation;
    private final Cache<Value, Long> reached =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Cache<Said, ItemFacts> facts =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Visibility(SliceRepository repository, Organisation organisation) {
        this.repository = repository;
        this.organisation = organisation;
    }

    /** Those of the values that are told together. */
    Set<String> hidden(Dimension dimension, Set<String> values, long asOf) {
        int k = organisation.k();
        Map<String, Long> since = new HashMap<>();
        List<String> unknown = values.stream()
                .filter(value -> {
                    Long epoch = reached.getIfPresent(new Value(dimension, value));
                    if (epoch != null) {
                        since.put(value, epoch);
                    }
                    return epoch == null;
                })
                .toList();
        if (!unknown.isEmpty()) {
            repository.reached(dimension, unknown, k).forEach((value, epoch) -> {
                since.put(value, epoch);
                if (epoch <= asOf) {
                    // Of a closed epoch nothing changes.
                    reached.put(new Value(dimension, value), epoch);
                }
            });
        }
        return Blocks.hidden(
                values,
                value -> {
                    Long epoch = since.get(value);
                    return epoch != null && epoch <= asOf;
                },
                value -> repository.people(dimension, List.of(value), asOf, Integer.MAX_VALUE),
                together -> repository.people(dimension, List.copyOf(together), asOf, k),
                k);
    }

    /** What the items were said to be. */
    Map<UUID, ItemFacts> facts(Set<UUID> items, long asOf) {
        long lastSaid = repository.lastSaid(asOf);
        Map<UUID, ItemFacts> known = new HashMap<>();
        List<UUID> unknown = items.stream()
                .filter(item -> {
                    ItemFacts remembered = facts.getIfPresent(new Said(item, lastSaid));
                    if (remembered != null) {
                        known.put(item, remembered);
                    }
                    return remembered == null;
                })
                .toList();
        if (!unknown.isEmpty()) {
            repository.facts(unknown, asOf).forEach((item, said) -> {
                known.put(item, said);
                facts.put(new Said(item, lastSaid), said);
            });
        }
        return known;
    }
}
