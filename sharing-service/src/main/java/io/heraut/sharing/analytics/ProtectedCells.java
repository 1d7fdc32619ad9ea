package io.heraut.sharing.analytics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which teams and which countries a report may name, so that neither a cell nor what is left of one when others are taken
 * away points at fewer than k people. What may not be named is told together, as {@code other}.
 *
 * <p>Two lists are published of the same people. Whoever has both can take countries that lie inside some teams away from
 * those teams, and the other way round. It is enough to look at each union of cells without all cells of the other list that
 * lie inside: with fewer taken away, whole cells are left, which hold k people anyway.
 *
 * @param teams that may be named
 * @param countries that may be named
 * @param isWithheld whether there are too few people for any figure
 */
record ProtectedCells(Set<String> teams, Set<String> countries, boolean isWithheld) {
    /** As many unions are looked at one by one; of more, whatever could be wrong is taken as wrong. */
    private static final int MOST_CLOSURES = 12;

    static ProtectedCells of(Collection<Atom> atoms, int k) {
        int everybody = atoms.stream().mapToInt(Atom::people).sum();
        if (everybody < k) {
            return new ProtectedCells(Set.of(), Set.of(), everybody > 0);
        }
        Side teams = new Side(atoms, Atom.Place::team);
        Side countries = new Side(atoms, Atom.Place::country);
        teams.hideSmall(k);
        countries.hideSmall(k);
        while (true) {
            Set<String> inTeams = weakUnion(atoms, teams, countries, k);
            Set<String> inCountries = inTeams.isEmpty() ? weakUnion(atoms, countries, teams, k) : Set.of();
            if (inTeams.isEmpty() && inCountries.isEmpty()) {
                return new ProtectedCells(Set.copyOf(teams.shown), Set.copyOf(countries.shown), false);
            }
            Side side = inTeams.isEmpty() ? countries : teams;
            side.hideSmallest((inTeams.isEmpty() ? inCountries : inTeams)::contains);
            side.hideSmall(k);
        }
    }

    /** One of the two lists. Its cells are its shown values, and one for all others, which has no name. */
    private static final class Side {
        private static final String OTHER = "\0other";

        private final Collection<Atom> atoms;
        private final Function<Atom.Place, String> value;
        private final Set<String> shown;

        Side(Collection<Atom> atoms, Function<Atom.Place, String> value) {
            this.atoms = atoms;
            this.value = value;
            this.shown = atoms.stream()
                    .flatMap(atom -> atom.places().stream())
                    .map(value)
                    .collect(Collectors.toCollection(HashSet::new));
        }

        String cell(Atom.Place place) {
            String name = value.apply(place);
            return shown.contains(name) ? name : OTHER;
        }

        int people(String cell) {
            return atoms.stream()
                    .filter(atom ->
                            atom.places().stream().anyMatch(place -> cell(place).equals(cell)))
                    .mapToInt(Atom::people)
                    .sum();
        }

        void hideSmall(int k) {
            shown.removeAll(shown.stream().filter(cell -> people(cell) < k).toList());
            int others = people(OTHER);
            while (others > 0 && others < k) {
                hideSmallest(cell -> true);
                others = people(OTHER);
            }
        }

        /** Of those, or of all when none of those has a name. */
        void hideSmallest(Predicate<String> wanted) {
            Comparator<String> bySize = Comparator.comparingInt(this::people).thenComparing(Comparator.naturalOrder());
            String smallest = shown.stream()
                    .filter(wanted)
                    .min(bySize)
                    .or(() -> shown.stream().min(bySize))
                    .orElseThrow(() -> new IllegalStateException("One cell of everybody is never weak"));
            shown.remove(smallest);
        }
    }

    /** Cells of the one side of which fewer than k people are left without the other side's cells inside; or empty. */
    private static Set<String> weakUnion(Collection<Atom> atoms, Side side, Side across, int k) {
        Crossings crossings = new Crossings(atoms, side, across);
        Set<Set<String>> closures = new LinkedHashSet<>();
        for (String cell : crossings.cells()) {
            Set<String> closure = crossings.closure(cell, k);
            // What crosses nothing changes nothing of any union.
            if (crossings.left(closure) > 0) {
                closures.add(closure);
            }
        }
        List<Set<String>> each = List.copyOf(closures);
        if (each.size() > MOST_CLOSURES) {
            return each.stream()
                    .filter(closure -> crossings.crossesWithFewerThan(k, closure))
                    .findFirst()
                    .orElse(Set.of());
        }
        for (int chosen = 1; chosen < 1 << each.size(); chosen++) {
            Set<String> union = new HashSet<>();
            for (int i = 0; i < each.size(); i++) {
                if ((chosen & 1 << i) != 0) {
                    union.addAll(each.get(i));
                }
            }
            int left = crossings.left(union);
            if (left > 0 && left < k) {
                return union;
            }
        }
        return Set.of();
    }

    /** Who stands in which two cells. */
    private static final class Crossings {
        private record Crossing(String cell, String other) {}

        private record People(Set<Crossing> crossings, int number) {}

        private final List<People> people = new ArrayList<>();
        private final Map<String, Map<String, Integer>> byOther = new HashMap<>();
        private final Set<String> cells = new LinkedHashSet<>();

        Crossings(Collection<Atom> atoms, Side side, Side across) {
            for (Atom atom : atoms) {
                Set<Crossing> where = atom.places().stream()
                        .map(place -> new Crossing(side.cell(place), across.cell(place)))
                        .collect(Collectors.toSet());
                people.add(new People(where, atom.people()));
                for (Crossing crossing : where) {
                    cells.add(crossing.cell());
                    byOther.computeIfAbsent(crossing.other(), any -> new HashMap<>())
                            .merge(crossing.cell(), atom.people(), Integer::sum);
                }
            }
        }

        Set<String> cells() {
            return cells;
        }

        /** What any union with that cell has to hold, if fewer than k people are to be left of it. */
        Set<String> closure(String cell, int k) {
            Set<String> closure = new HashSet<>(Set.of(cell));
            boolean grows = true;
            while (grows) {
                grows = false;
                for (Map<String, Integer> touched : byOther.values()) {
                    boolean mustBeInside =
                            closure.stream().anyMatch(each -> Objects.requireNonNullElse(touched.get(each), 0) >= k);
                    grows |= mustBeInside && closure.addAll(touched.keySet());
                }
            }
            return closure;
        }

        /** The people who are left of the cells without the other side's cells that lie inside them. */
        int left(Set<String> union) {
            return people.stream()
                    .filter(each -> each.crossings().stream()
                            .anyMatch(
                                    crossing -> union.contains(crossing.cell()) && !isInside(crossing.other(), union)))
                    .mapToInt(People::number)
                    .sum();
        }

        boolean crossesWithFewerThan(int k, Set<String> union) {
            return byOther.entrySet().stream()
                    .filter(other -> !isInside(other.getKey(), union))
                    .anyMatch(other -> other.getValue().entrySet().stream()
                            .anyMatch(touched -> union.contains(touched.getKey()) && touched.getValue() < k));
        }

        private boolean isInside(String other, Set<String> union) {
            return union.containsAll(Objects.requireNonNull(byOther.get(other)).keySet());
        }
    }
}
