package io.heraut.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.webhooks.delivery.LanePlan.Lane;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LanePlanTest {
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);

    @Test
    void anEndpointAloneGetsAsManyPlacesAsOneMayHold() {
        assertThat(LanePlan.share(List.of(well(A, 0)), 100, 100, 0, 8)).isEqualTo(Map.of(A, 8));
    }

    @Test
    void whatItAlreadyHoldsCounts() {
        assertThat(LanePlan.share(List.of(well(A, 6), well(B, 8)), 100, 86, 0, 8))
                .isEqualTo(Map.of(A, 2));
    }

    @Test
    void theNextPlaceGoesToTheEndpointThatHoldsTheFewest() {
        assertThat(LanePlan.share(List.of(well(A, 5), well(B, 0), well(C, 4)), 10, 1, 0, 8))
                .isEqualTo(Map.of(B, 1));
        assertThat(LanePlan.share(List.of(well(A, 0), well(B, 0)), 10, 3, 0, 8)).isEqualTo(Map.of(A, 2, B, 1));
    }

    @Test
    void aFailingEndpointHoldsOnePlace() {
        assertThat(LanePlan.share(List.of(failing(A, 0), failing(B, 1)), 100, 99, 1, 8))
                .isEqualTo(Map.of(A, 1));
    }

    @Test
    void allFailingEndpointsTogetherHoldHalfOfThePlaces() {
        List<Lane> dead =
                IntStream.range(0, 50).mapToObj(i -> failing(new UUID(1, i), 0)).toList();

        Map<UUID, Integer> plan = LanePlan.share(
                Stream.concat(dead.stream(), Stream.of(well(A, 0))).toList(), 10, 10, 0, 8);

        assertThat(plan).containsEntry(A, 5).hasSize(6);
    }

    @Test
    void withoutFreePlacesNobodyGetsOne() {
        assertThat(LanePlan.share(List.of(well(A, 0)), 10, 0, 0, 8)).isEmpty();
    }

    @Property(tries = 500)
    void noBoundIsEverPassed(
            @ForAll("lanes") List<Lane> lanes,
            @ForAll @IntRange(min = 1, max = 40) int all,
            @ForAll @IntRange(min = 0, max = 40) int free,
            @ForAll @IntRange(min = 0, max = 20) int failingInFlight,
            @ForAll @IntRange(min = 1, max = 8) int perEndpoint) {
        Map<UUID, Integer> plan = LanePlan.share(lanes, all, Math.min(free, all), failingInFlight, perEndpoint);

        assertThat(plan.values().stream().mapToInt(Integer::intValue).sum()).isLessThanOrEqualTo(Math.min(free, all));
        int failing = 0;
        for (Lane lane : lanes) {
            int given = plan.getOrDefault(lane.endpointId(), 0);
            if (given > 0) {
                assertThat(lane.inFlight() + given).isLessThanOrEqualTo(lane.failing() ? 1 : perEndpoint);
                failing += lane.failing() ? given : 0;
            }
        }
        assertThat(failing).isLessThanOrEqualTo(Math.max(0, Math.max(1, all / 2) - failingInFlight));
    }

    @Provide
    Arbitrary<List<Lane>> lanes() {
        Arbitrary<UUID> ids = Arbitraries.longs().between(0, 1000).map(n -> new UUID(0, n));
        return Combinators.combine(
                        ids, Arbitraries.of(true, false), Arbitraries.integers().between(0, 8))
                .as(Lane::new)
                .list()
                .uniqueElements(Lane::endpointId)
                .ofMaxSize(30);
    }

    private static Lane well(UUID id, int inFlight) {
        return new Lane(id, false, inFlight);
    }

    private static Lane failing(UUID id, int inFlight) {
        return new Lane(id, true, inFlight);
    }
}
