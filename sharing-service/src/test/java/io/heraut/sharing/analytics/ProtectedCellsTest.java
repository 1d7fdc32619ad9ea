package io.heraut.sharing.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.sharing.analytics.Atom.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No difference of what is published by team and by country points at fewer than k people. */
class ProtectedCellsTest {
    private static final int K = 8;

    @Provide
    Arbitrary<List<Atom>> organisations() {
        Arbitrary<Place> places = Combinators.combine(
                        Arbitraries.of("sales", "engineering", "care", "legal", "board", ""),
                        Arbitraries.of("NL", "FR", "DE", "BE", ""))
                .as(Place::new);
        return Combinators.combine(
                        places.set().ofMinSize(1).ofMaxSize(2),
                        Arbitraries.integers().between(1, 20))
                .as(Atom::new)
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 300)
    void noDifferencePointsAtFewPeople(@ForAll("organisations") List<Atom> organisation) {
        ProtectedCells cells = ProtectedCells.of(organisation, K);
        if (cells.isWithheld()) {
            assertThat(people(organisation, place -> true)).isBetween(1, K - 1);
            return;
        }
        List<Function<Place, Boolean>> teams = cells(organisation, Place::team, cells.teams());
        List<Function<Place, Boolean>> countries = cells(organisation, Place::country, cells.countries());
        for (Function<Place, Boolean> team : unions(teams)) {
            assertNotFew(people(organisation, team::apply));
            for (Function<Place, Boolean> country : unions(countries)) {
                assertNested(organisation, team, country);
                assertNested(organisation, country, team);
            }
        }
    }

    @Example
    void whoeverIsAloneInACountryIsNotFoundByTheirTeam() {
        // Everybody of sales is in the Netherlands, but one; France has others.
        List<Atom> organisation =
                List.of(atom(20, "sales", "NL"), atom(1, "sales", "FR"), atom(20, "engineering", "FR"));
        ProtectedCells cells = ProtectedCells.of(organisation, K);
        assertThat(cells.teams().contains("sales") && cells.countries().contains("NL"))
                .isFalse();
    }

    @Example
    void teamsAndCountriesThatCrossInLargeNumbersAreNamed() {
        List<Atom> organisation =
                List.of(atom(20, "sales", "NL"), atom(9, "sales", "FR"), atom(8, "care", "FR"), atom(30, "care", "NL"));
        assertThat(ProtectedCells.of(organisation, K))
                .isEqualTo(new ProtectedCells(Set.of("sales", "care"), Set.of("NL", "FR"), false));
    }

    @Example
    void oneSmallTeamTakesTheSmallestOtherWithIt() {
        List<Atom> organisation = List.of(atom(20, "sales", "NL"), atom(9, "care", "NL"), atom(3, "board", "NL"));
        assertThat(ProtectedCells.of(organisation, K))
                .isEqualTo(new ProtectedCells(Set.of("sales"), Set.of("NL"), false));
    }

    @Example
    void tooFewPeopleInAllAreNotToldOf() {
        assertThat(ProtectedCells.of(List.of(atom(7, "sales", "NL")), K).isWithheld())
                .isTrue();
        assertThat(ProtectedCells.of(List.of(), K).isWithheld()).isFalse();
    }

    private static Atom atom(int people, String team, String country) {
        return new Atom(Set.of(new Place(team, country)), people);
    }

    /** Of two unions of which one lies in the other, what is left. */
    private static void assertNested(
            List<Atom> organisation, Function<Place, Boolean> outer, Function<Place, Boolean> inner) {
        boolean isNested = places(organisation).stream().allMatch(place -> !inner.apply(place) || outer.apply(place));
        if (isNested) {
            assertNotFew(people(organisation, place -> outer.apply(place) && !inner.apply(place)));
        }
    }

    private static void assertNotFew(int people) {
        assertThat(people)
                .satisfiesAnyOf(
                        none -> assertThat(none).isZero(),
                        many -> assertThat(many).isGreaterThanOrEqualTo(K));
    }

    private static int people(List<Atom> organisation, java.util.function.Predicate<Place> where) {
        return organisation.stream()
                .filter(atom -> atom.places().stream().anyMatch(where))
                .mapToInt(Atom::people)
                .sum();
    }

    private static Set<Place> places(List<Atom> organisation) {
        Set<Place> places = new HashSet<>();
        organisation.forEach(atom -> places.addAll(atom.places()));
        return places;
    }

    private static List<Function<Place, Boolean>> cells(
            List<Atom> organisation, Function<Place, String> value, Set<String> shown) {
        Set<String> values = new TreeSet<>();
        places(organisation).forEach(place -> values.add(value.apply(place)));
        List<Function<Place, Boolean>> cells = new ArrayList<>();
        for (String each : values) {
            if (shown.contains(each)) {
                cells.add(place -> value.apply(place).equals(each));
            }
        }
        if (!shown.containsAll(values)) {
            cells.add(place -> !shown.contains(value.apply(place)));
        }
        return cells;
    }

    private static List<Function<Place, Boolean>> unions(List<Function<Place, Boolean>> cells) {
        return IntStream.range(0, 1 << cells.size())
                .<Function<Place, Boolean>>mapToObj(chosen -> place -> IntStream.range(0, cells.size())
                        .anyMatch(i -> (chosen & 1 << i) != 0 && cells.get(i).apply(place)))
                .toList();
    }
}
