package io.heraut.sharing.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.sharing.click.Rejudge.Rejudged;
import io.heraut.sharing.click.Rejudge.Rule;
import io.heraut.sharing.click.Rejudge.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RejudgeTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final String CHROME = "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0 Safari/537.36";
    private static final UUID LINK = UUID.randomUUID();
    private static final UUID VISITOR = UUID.randomUUID();
    private static final Judge.Pair PAIR = new Judge.Pair(LINK, VISITOR);

    private final Rejudge rejudge = new Rejudge(new Classifier(Agents.shipped()), Set.of("now"));

    private static Stored stored(
            Instant at,
            Verdict verdict,
            String userAgent,
            @Nullable AddressLabel label,
            int burst,
            ClickFlag... flags) {
        return new Stored(
                new Click(
                        LINK,
                        at,
                        ClickFlags.of(flags),
                        302,
                        userAgent,
                        null,
                        label,
                        burst,
                        null,
                        new VisitorHashes(VISITOR, null, null, null)),
                verdict,
                at.minusSeconds(60));
    }

    private static Stored stored(Instant at, Verdict verdict, ClickFlag... flags) {
        return stored(at, verdict, CHROME, null, 1, flags);
    }

    private List<Verdict> verdicts(Map<Judge.Pair, List<Instant>> counted, Stored... clicks) {
        return rejudge.judge(List.of(clicks), counted).stream()
                .map(Rejudged::verdict)
                .toList();
    }

    private Verdict verdict(Stored click) {
        return verdicts(Map.of(), click).getFirst();
    }

    @Test
    void whatIsNewInTheListsOrRulesCounts() {
        assertThat(verdict(stored(NINE, Verdict.BROWSER, "Mozilla/5.0 (compatible; GPTBot/1.2)", null, 1)))
                .isEqualTo(Verdict.BOT_AGENT);
        assertThat(verdict(stored(NINE, Verdict.BROWSER, CHROME, null, 12))).isEqualTo(Verdict.BURST);
        AddressLabel scanner = new AddressLabel(AddressLabel.Kind.SCANNER, "somebody", "now");
        assertThat(verdict(stored(NINE, Verdict.BROWSER, CHROME, scanner, 1))).isEqualTo(Verdict.SCANNER_ADDRESS);
        AddressLabel cloud = new AddressLabel(AddressLabel.Kind.DATA_CENTRE, "cloud", "now");
        assertThat(verdict(stored(NINE, Verdict.BROWSER, CHROME, cloud, 1))).isEqualTo(Verdict.HOSTED);
    }

    @Test
    void whetherItWasTheOwnerIsTakenOver() {
        assertThat(verdict(stored(NINE, Verdict.OWN_TRACE))).isEqualTo(Verdict.OWN_TRACE);
        assertThat(verdict(stored(NINE, Verdict.BOT_AGENT, ClickFlag.TRACES_COMPARED, ClickFlag.OWN_TRACE)))
                .isEqualTo(Verdict.OWN_TRACE);
        assertThat(verdict(stored(NINE, Verdict.JUDGED_TOO_LATE))).isEqualTo(Verdict.JUDGED_TOO_LATE);
        assertThat(verdict(stored(NINE, Verdict.OWN_TRACE, "curl/8.5.0", null, 1)))
                .as("a program is one, whoever started it")
                .isEqualTo(Verdict.BOT_AGENT);
    }

    @Test
    void aBotThatIsNoneAnyMoreIsAPersonOnlyIfItWasComparedWithTheTraces() {
        assertThat(verdict(stored(NINE, Verdict.BOT_AGENT, ClickFlag.TRACES_COMPARED)))
                .isEqualTo(Verdict.BROWSER);
        assertThat(verdict(stored(NINE, Verdict.BOT_AGENT))).isEqualTo(Verdict.JUDGED_TOO_LATE);
    }

    @Test
    void aDuplicateOfWhatIsNoPersonsClickAnyMoreIsCountedInstead() {
        AddressLabel scanner = new AddressLabel(AddressLabel.Kind.SCANNER, "somebody", "now");
        assertThat(verdicts(
                        Map.of(),
                        stored(NINE, Verdict.BROWSER, CHROME, scanner, 1),
                        stored(NINE.plusSeconds(60), Verdict.COUNTED_WITHIN_THE_HOUR),
                        stored(NINE.plusSeconds(120), Verdict.COUNTED_WITHIN_THE_HOUR)))
                .containsExactly(Verdict.SCANNER_ADDRESS, Verdict.BROWSER, Verdict.COUNTED_WITHIN_THE_HOUR);
    }

    @Test
    void whatWasCountedStaysCountedAndKeepsOthersFromIt() {
        assertThat(verdicts(
                        Map.of(),
                        stored(NINE, Verdict.BOT_AGENT, ClickFlag.TRACES_COMPARED),
                        stored(NINE.plus(Duration.ofMinutes(59)), Verdict.BROWSER)))
                .as("also what came later")
                .containsExactly(Verdict.COUNTED_WITHIN_THE_HOUR, Verdict.BROWSER);
        assertThat(verdicts(
                        Map.of(),
                        stored(NINE, Verdict.BOT_AGENT, ClickFlag.TRACES_COMPARED),
                        stored(NINE.plus(Duration.ofMinutes(60)), Verdict.BROWSER)))
                .containsExactly(Verdict.BROWSER, Verdict.BROWSER);
    }

    @Test
    void whatIsCountedElsewhereIsKnown() {
        assertThat(verdicts(
                        Map.of(PAIR, List.of(NINE.minusSeconds(60))),
                        stored(NINE, Verdict.BOT_AGENT, ClickFlag.TRACES_COMPARED)))
                .containsExactly(Verdict.COUNTED_WITHIN_THE_HOUR);
    }

    @Test
    void aDuplicateOfAVisitorOfTheDayBeforeStaysOne() {
        Instant afterMidnight = Instant.parse("2026-03-02T00:20:00Z");
        Rejudged kept = rejudge.judge(List.of(stored(afterMidnight, Verdict.COUNTED_WITHIN_THE_HOUR)), Map.of())
                .getFirst();
        assertThat(kept.verdict()).isEqualTo(Verdict.COUNTED_WITHIN_THE_HOUR);
        assertThat(kept.notJudged()).contains(Rule.DUPLICATE);
    }

    @Test
    void itSaysWhatCouldNotBeJudgedAgain() {
        AddressLabel then = new AddressLabel(AddressLabel.Kind.OFFICE, "own", "then");
        AddressLabel now = new AddressLabel(AddressLabel.Kind.OFFICE, "own", "now");
        assertThat(notJudged(stored(NINE, Verdict.BROWSER, CHROME, now, 1))).isEmpty();
        assertThat(notJudged(stored(NINE, Verdict.BROWSER, CHROME, then, 1))).containsExactly(Rule.RANGES);
        assertThat(notJudged(stored(NINE, Verdict.OWN_TRACE))).containsExactly(Rule.SELF, Rule.RANGES);
        assertThat(notJudged(stored(NINE, Verdict.JUDGED_TOO_LATE, CHROME, now, 1)))
                .containsExactly(Rule.SELF);
    }

    private Set<Rule> notJudged(Stored click) {
        return rejudge.judge(List.of(click), Map.of()).getFirst().notJudged();
    }

    @Test
    void aClickWithoutAVisitorIsJudgedByItself() {
        Click optedOut = new Click(LINK, NINE, ClickFlags.of(ClickFlag.OPTED_OUT), 302, "", null, null, 1, null, null);
        assertThat(verdict(new Stored(optedOut, Verdict.OPTED_OUT, null))).isEqualTo(Verdict.OPTED_OUT);
    }

    /** Whatever the clicks and however they are cut into steps: nobody is counted twice within an hour, and twice is as once. */
    @Test
    void noTwoCountedClicksOfAVisitorAreWithinAnHourHoweverTheyAreCut() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            List<Stored> clicks = someClicks(random);
            List<Stored> once = inSteps(clicks, 1 + random.nextInt(clicks.size()));
            List<Instant> counted = counted(once);
            for (int i = 1; i < counted.size(); i++) {
                assertThat(Duration.between(counted.get(i - 1), counted.get(i))).isGreaterThanOrEqualTo(Judge.WINDOW);
            }
            assertThat(inSteps(once, clicks.size()).stream()
                            .map(Stored::verdict)
                            .toList())
                    .isEqualTo(once.stream().map(Stored::verdict).toList());
        }
    }

    private static List<Stored> someClicks(Random random) {
        List<Stored> clicks = new ArrayList<>();
        Instant last = null;
        Instant at = NINE;
        for (int i = 0; i < 12; i++) {
            at = at.plus(Duration.ofMinutes(random.nextInt(50)));
            boolean mayCount = last == null || Duration.between(last, at).compareTo(Judge.WINDOW) >= 0;
            boolean wasBot = random.nextInt(4) == 0;
            boolean isBot = random.nextInt(4) == 0;
            Verdict verdict = wasBot ? Verdict.BOT_AGENT : mayCount ? Verdict.BROWSER : Verdict.COUNTED_WITHIN_THE_HOUR;
            if (verdict == Verdict.BROWSER) {
                last = at;
            }
            clicks.add(stored(at, verdict, isBot ? "curl/8" : CHROME, null, 1, ClickFlag.TRACES_COMPARED));
        }
        Collections.shuffle(clicks, random);
        return clicks;
    }

    private List<Stored> inSteps(List<Stored> clicks, int size) {
        List<Stored> now = new ArrayList<>(clicks);
        for (int from = 0; from < clicks.size(); from += size) {
            int to = Math.min(from + size, clicks.size());
            List<Stored> step = List.copyOf(now.subList(from, to));
            List<Stored> others = new ArrayList<>(now.subList(0, from));
            others.addAll(now.subList(to, now.size()));
            // As whoever asks does: what was counted and would not be now is not waited for.
            others.removeIf(each -> rejudge.alone(each).clickClass() != ClickClass.HUMAN);
            List<Rejudged> rejudged = rejudge.judge(step, Map.of(PAIR, counted(others)));
            for (int i = 0; i < step.size(); i++) {
                now.set(
                        from + i,
                        new Stored(
                                step.get(i).click(),
                                rejudged.get(i).verdict(),
                                step.get(i).issuedAt()));
            }
        }
        return now;
    }

    private static List<Instant> counted(List<Stored> clicks) {
        return clicks.stream()
                .filter(each -> each.verdict().clickClass() == ClickClass.HUMAN)
                .map(each -> each.click().at())
                .sorted()
                .toList();
    }
}
