package io.heraut.sharing.click;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final String CHROME = "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0 Safari/537.36";
    private static final UUID OWNER = UUID.randomUUID();
    private static final UUID LINK = UUID.randomUUID();
    private static final UUID VISITOR = UUID.randomUUID();
    private static final UUID ADDRESS = UUID.randomUUID();

    /** Knows nobody, and says so: who was counted is told by the test. */
    private static final CountedVisitors NOTHING_KNOWN = new CountedVisitors(1_000, 16);

    private final Classifier classifier = new Classifier(Agents.shipped());

    private Judge judge(OwnTraces.Trace... traces) {
        return new Judge(classifier, Set.of(traces), NOTHING_KNOWN, NINE);
    }

    private static Verdict judge(Judge judge, Click click, UUID owner) {
        return judge.judge(judge.compare(click, owner), null);
    }

    private static Click click(Instant at, VisitorHashes visitor) {
        return new Click(LINK, at, ClickFlags.NONE, 302, CHROME, null, null, 1, null, visitor);
    }

    private static VisitorHashes visitor() {
        return new VisitorHashes(VISITOR, ADDRESS, null, null);
    }

    @Test
    void theHourBeginsAnewWithEachCountedClick() {
        Judge judge = judge();
        assertThat(judge(judge, click(NINE, visitor()), OWNER)).isEqualTo(Verdict.BROWSER);
        assertThat(judge(judge, click(NINE.plus(Duration.ofMinutes(59)), visitor()), OWNER))
                .isEqualTo(Verdict.COUNTED_WITHIN_THE_HOUR);
        assertThat(judge(judge, click(NINE.plus(Duration.ofMinutes(60)), visitor()), OWNER))
                .isEqualTo(Verdict.BROWSER);
        assertThat(judge(judge, click(NINE.plus(Duration.ofMinutes(119)), visitor()), OWNER))
                .isEqualTo(Verdict.COUNTED_WITHIN_THE_HOUR);
    }

    @Test
    void aClickThatArrivesLateIsADuplicateOfALaterOne() {
        Judge judge = judge();
        judge.remember(new Judge.Pair(LINK, VISITOR), NINE);
        assertThat(judge(judge, click(NINE.minus(Duration.ofMinutes(30)), visitor()), OWNER))
                .isEqualTo(Verdict.COUNTED_WITHIN_THE_HOUR);
    }

    @Test
    void whatTheTracesSaidIsKeptWithTheClick() {
        Judge judge = judge(new OwnTraces.Trace(OWNER, ADDRESS));
        assertThat(judge.compare(click(NINE, visitor()), OWNER).flags())
                .isEqualTo(ClickFlags.of(ClickFlag.TRACES_COMPARED, ClickFlag.OWN_TRACE));
        assertThat(judge.compare(click(NINE, visitor()), UUID.randomUUID()).flags())
                .isEqualTo(ClickFlags.of(ClickFlag.TRACES_COMPARED));
        assertThat(judge.compare(click(NINE.minus(Duration.ofDays(1)), visitor()), null)
                        .flags())
                .isEqualTo(ClickFlags.NONE);
    }

    @Test
    void theLinksAgeIsTold() {
        Click hosted = new Click(
                LINK,
                NINE,
                ClickFlags.NONE,
                302,
                CHROME,
                null,
                new AddressLabel(AddressLabel.Kind.DATA_CENTRE, "cloud", "test"),
                1,
                null,
                visitor());
        assertThat(judge().judge(hosted, NINE.minusSeconds(9))).isEqualTo(Verdict.HOSTED_AT_ONCE);
        assertThat(judge().judge(hosted, NINE.minusSeconds(11))).isEqualTo(Verdict.HOSTED);
    }

    @Test
    void otherVisitorsAndOtherLinksAreOthers() {
        Judge judge = judge();
        judge(judge, click(NINE, visitor()), OWNER);
        assertThat(judge(judge, click(NINE, new VisitorHashes(UUID.randomUUID(), ADDRESS, null, null)), OWNER))
                .isEqualTo(Verdict.BROWSER);
        assertThat(judge(
                        judge,
                        new Click(
                                UUID.randomUUID(), NINE, ClickFlags.NONE, 302, CHROME, null, null, 1, null, visitor()),
                        OWNER))
                .isEqualTo(Verdict.BROWSER);
    }

    @Test
    void midnightDoesNotMakeANewVisitor() {
        UUID today = UUID.randomUUID();
        Judge judge = new Judge(classifier, Set.of(), NOTHING_KNOWN, Instant.parse("2026-03-03T00:10:00Z"));
        judge(judge, click(Instant.parse("2026-03-02T23:50:00Z"), visitor()), OWNER);
        assertThat(judge(
                        judge,
                        click(Instant.parse("2026-03-03T00:10:00Z"), new VisitorHashes(today, null, VISITOR, null)),
                        OWNER))
                .isEqualTo(Verdict.COUNTED_WITHIN_THE_HOUR);
    }

    @Test
    void theOwnersAddressAloneIsEnough() {
        Judge judge = judge(new OwnTraces.Trace(OWNER, ADDRESS));
        assertThat(judge(judge, click(NINE, new VisitorHashes(UUID.randomUUID(), ADDRESS, null, null)), OWNER))
                .isEqualTo(Verdict.OWN_TRACE);
        assertThat(judge(judge, click(NINE, visitor()), UUID.randomUUID())).isEqualTo(Verdict.BROWSER);
    }

    @Test
    void theOwnersTraceOfTheDayBeforeCountsInTheFirstHour() {
        UUID yesterday = UUID.randomUUID();
        Judge judge = judge(new OwnTraces.Trace(OWNER, yesterday));
        assertThat(judge(judge, click(NINE, new VisitorHashes(VISITOR, ADDRESS, yesterday, null)), OWNER))
                .isEqualTo(Verdict.OWN_TRACE);
    }

    @Test
    void aClickOfADayWhoseTracesAreGoneIsUnknown() {
        assertThat(judge(judge(), click(NINE.minus(Duration.ofDays(1)), visitor()), OWNER))
                .isEqualTo(Verdict.JUDGED_TOO_LATE);
    }
}
