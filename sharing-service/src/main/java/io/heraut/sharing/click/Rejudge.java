package io.heraut.sharing.click;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges clicks again by what was kept of them. A function of stored facts: the address, the salt of the day and the traces of
 * the advocate are gone.
 *
 * <p>What depends on these is taken over from when it was counted: the label of the address, the burst, and whether it was
 * the owner. Duplicates are found again among the clicks of the same day that carry the same pseudonym: what was counted
 * and is still a person's click stays counted, and others count only if nothing was counted within the hour.
 */
final class Rejudge {
    /** What a rule would need and has no more. */
    enum Rule {
        /** Whether it was the link's owner: their traces are destroyed with the salt of the day. */
        SELF,
        /** Whether the same visitor had come before midnight, under another pseudonym. */
        DUPLICATE,
        /** What the lists of ranges say of the address today: it is as the list of then said. */
        RANGES
    }

    /**
     * A click as it is stored.
     *
     * @param click with one hash of its visitor at most, that of its day
     * @param issuedAt when its link was issued, if that is known
     */
    record Stored(Click click, Verdict verdict, @Nullable Instant issuedAt) {}

    /**
     * What it is now.
     *
     * @param notJudged the rules that could not be judged again and might have said otherwise
     */
    record Rejudged(Stored stored, Verdict verdict, Set<Rule> notJudged) {
        boolean changesClass() {
            return verdict.clickClass() != stored.verdict().clickClass();
        }
    }

    private final Classifier classifier;
    private final Set<String> rangeVersions;

    /** @param rangeVersions the versions of the lists that labels come from now */
    Rejudge(Classifier classifier, Set<String> rangeVersions) {
        this.classifier = classifier;
        this.rangeVersions = rangeVersions;
    }

    /** What it is as far as it stands for itself, before one looks whether the visitor was counted already. */
    Verdict alone(Stored stored) {
        Click click = stored.click();
        return classifier.judge(
                click,
                new Circumstances(
                        click.flags().has(ClickFlag.OWN_TRACE) || stored.verdict() == Verdict.OWN_TRACE,
                        wasCompared(stored),
                        false,
                        stored.issuedAt() == null ? null : Duration.between(stored.issuedAt(), click.at())));
    }

    /** Whether its visitor has to be looked for among those that were counted. */
    boolean mayCountAnew(Stored stored) {
        return stored.click().visitor() != null
                && stored.verdict().clickClass() != ClickClass.HUMAN
                && alone(stored).clickClass() == ClickClass.HUMAN;
    }

    /**
     * In the order in which they are given.
     *
     * @param counted when the visitors of those that {@link #mayCountAnew} were counted on the same link and day, by clicks
     *     that are not among these and are people's {@link #alone} still
     */
    List<Rejudged> judge(List<Stored> clicks, Map<Judge.Pair, List<Instant>> counted) {
        Map<Judge.Pair, List<Instant>> known = new HashMap<>();
        counted.forEach((pair, times) -> known.put(pair, new ArrayList<>(times)));
        Map<Stored, Verdict> verdicts = new IdentityHashMap<>();
        List<Stored> anew = new ArrayList<>();
        for (Stored stored : clicks) {
            Verdict verdict = alone(stored);
            verdicts.put(stored, verdict);
            if (verdict.clickClass() != ClickClass.HUMAN || stored.click().visitor() == null) {
                continue;
            }
            if (stored.verdict().clickClass() == ClickClass.HUMAN) {
                remember(known, stored.click());
            } else {
                anew.add(stored);
            }
        }
        anew.sort(Comparator.comparing(stored -> stored.click().at()));
        for (Stored stored : anew) {
            if (isCounted(known, stored.click()) || wasDuplicateOverMidnight(stored)) {
                verdicts.put(stored, Verdict.COUNTED_WITHIN_THE_HOUR);
            } else {
                remember(known, stored.click());
            }
        }
        return clicks.stream()
                .map(stored -> rejudged(stored, verdicts.getOrDefault(stored, stored.verdict()), known))
                .toList();
    }

    private Rejudged rejudged(Stored stored, Verdict verdict, Map<Judge.Pair, List<Instant>> known) {
        Set<Rule> notJudged = EnumSet.noneOf(Rule.class);
        if (verdict == Verdict.JUDGED_TOO_LATE || verdict == Verdict.OWN_TRACE) {
            notJudged.add(Rule.SELF);
        }
        if (verdict == Verdict.COUNTED_WITHIN_THE_HOUR && !isCounted(known, stored.click())) {
            notJudged.add(Rule.DUPLICATE);
        }
        AddressLabel label = stored.click().label();
        if (label == null || !rangeVersions.contains(label.version())) {
            notJudged.add(Rule.RANGES);
        }
        return new Rejudged(stored, verdict, notJudged);
    }

    /** Clicks that were counted before this was kept with them: then their verdicts tell. */
    private static boolean wasCompared(Stored stored) {
        return stored.click().flags().has(ClickFlag.TRACES_COMPARED)
                || switch (stored.verdict()) {
                    case BROWSER, APP_BROWSER, COUNTED_WITHIN_THE_HOUR, OWN_TRACE -> true;
                    default -> false;
                };
    }

    /** In the first hour of a day visitors are also known by their pseudonym of the day before, which is not kept. */
    private static boolean wasDuplicateOverMidnight(Stored stored) {
        return stored.verdict() == Verdict.COUNTED_WITHIN_THE_HOUR
                && stored.click().at().atOffset(ZoneOffset.UTC).getHour() == 0;
    }

    private static void remember(Map<Judge.Pair, List<Instant>> known, Click click) {
        known.computeIfAbsent(pair(click), each -> new ArrayList<>(1)).add(click.at());
    }

    private static boolean isCounted(Map<Judge.Pair, List<Instant>> known, Click click) {
        return click.visitor() != null
                && known.getOrDefault(pair(click), List.of()).stream()
                        .anyMatch(at -> Duration.between(at, click.at()).abs().compareTo(Judge.WINDOW) < 0);
    }

    static Judge.Pair pair(Click click) {
        VisitorHashes visitor = click.visitor();
        if (visitor == null) {
            throw new IllegalArgumentException("A click without a visitor is nobody's");
        }
        return new Judge.Pair(click.linkId(), visitor.visitor());
    }
}
