package io.heraut.sharing.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every answer about content is put together of blocks that enough people stand behind. */
class BlocksTest {
    private static final int K = 4;

    @Provide
    Arbitrary<Map<Integer, Set<Integer>>> sharers() {
        return Arbitraries.maps(
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.integers().between(1, 12).set().ofMinSize(1).ofMaxSize(7))
                .ofMaxSize(8);
    }

    @Property
    void everyBlockHasEnoughPeopleOrIsEverything(@ForAll("sharers") Map<Integer, Set<Integer>> sharers) {
        Set<Integer> hidden = hidden(sharers);
        sharers.forEach((item, people) -> {
            if (!hidden.contains(item)) {
                assertThat(people).hasSizeGreaterThanOrEqualTo(K);
            }
        });
        if (!hidden.isEmpty() && hidden.size() < sharers.size()) {
            assertThat(union(sharers, hidden)).hasSizeGreaterThanOrEqualTo(K);
        }
    }

    @Property
    void noDifferenceOfAnswersByItemAndByTypeSinglesPeopleOut(@ForAll("sharers") Map<Integer, Set<Integer>> sharers) {
        Set<Integer> hidden = hidden(sharers);
        if (hidden.size() == sharers.size()) {
            return; // There is one row only.
        }
        for (int type = 0; type < 3; type++) {
            int wanted = type;
            Set<Integer> row = sharers.keySet().stream()
                    .filter(item -> !hidden.contains(item) && item % 3 == wanted)
                    .collect(Collectors.toSet());
            for (Integer item : row) {
                Set<Integer> rest = new HashSet<>(row);
                rest.remove(item);
                assertThat(rest.isEmpty() || union(sharers, rest).size() >= K).isTrue();
            }
        }
    }

    @Example
    void aSmallItemTakesTheSmallestOtherWithIt() {
        assertThat(hidden(Map.of(1, Set.of(1), 2, Set.of(1, 2, 3, 4), 3, Set.of(1, 2, 3, 4, 5))))
                .containsExactlyInAnyOrder(1, 2);
    }

    private static Set<Integer> hidden(Map<Integer, Set<Integer>> sharers) {
        return Blocks.hidden(
                sharers.keySet(),
                item -> size(sharers, item) >= K,
                item -> size(sharers, item),
                items -> union(sharers, items).size(),
                K);
    }

    private static int size(Map<Integer, Set<Integer>> sharers, Integer item) {
        return union(sharers, Set.of(item)).size();
    }

    private static Set<Integer> union(Map<Integer, Set<Integer>> sharers, Set<Integer> items) {
        return items.stream()
                .flatMap(item -> sharers.getOrDefault(item, Set.of()).stream())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
