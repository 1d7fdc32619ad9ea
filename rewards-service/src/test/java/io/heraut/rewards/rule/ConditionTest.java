package io.heraut.rewards.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.events.EventType;
import io.heraut.events.Samples;
import io.heraut.rewards.rule.Condition.Compiled;
import io.heraut.rewards.rule.Condition.DoesNotHold;
import io.heraut.rewards.rule.Condition.Failed;
import io.heraut.rewards.rule.Condition.Holds;
import io.heraut.rewards.rule.Condition.Invalid;
import io.heraut.rewards.rule.Condition.Mistake;
import io.heraut.rewards.rule.Condition.Valid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "event.level == 'CLICKED'",
                "event.level in ['PREVIEWED', 'CLICKED'] && event.network != 'X'",
                "event.occurrence == 1",
                "event.shareId == '0197a3c0-0000-7000-8000-000000000005'",
                "time.getDayOfWeek('Europe/Amsterdam') == 1",
                "time < timestamp('2027-01-01T00:00:00Z')",
                "event.network.matches('^LINK')"
            })
    void aConditionReadsTheEvent(String expression) {
        assertThat(answer(EventType.SHARE_EVIDENCED, expression)).isEqualTo(new Holds());
    }

    @Test
    void aConditionMayNotHold() {
        assertThat(answer(EventType.SHARE_EVIDENCED, "event.level == 'CLAIMED'"))
                .isEqualTo(new DoesNotHold());
    }

    @Test
    void anAbsentFieldCanBeAskedFor() {
        EventFacts without = new EventFacts(
                EventType.SHARE_CREATED, Samples.of(EventType.SHARE_CREATED).time(), java.util.Map.of("attempt", 1L));

        assertThat(valid(EventType.SHARE_CREATED, "has(event.captionId)").test(without))
                .isEqualTo(new DoesNotHold());
        assertThat(valid(EventType.SHARE_CREATED, "event.captionId == 'x'").test(without))
                .isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "event.levl == 'CLICKED' | 1 | 6 | undefined field 'levl'",
                "event.level == 3 | 1 | 13 | found no matching overload for '_==_' applied to '(string, int)'",
                "event.level | 1 | 6 | expected type 'bool' but found 'string'",
                "event.level == | 1 | 15 | mismatched input '<EOF>'",
                "evnt.level == 'CLICKED' | 1 | 1 | undeclared reference to 'evnt'"
            })
    void aMistakeIsNamedWithItsPosition(String expression, int line, int column, String reason) {
        Mistake mistake = mistakes(expression).getFirst();

        assertThat(mistake.line()).isEqualTo(line);
        assertThat(mistake.column()).isEqualTo(column);
        assertThat(mistake.reason()).contains(reason);
    }

    @Test
    void theLineOfAMistakeCounts() {
        assertThat(mistakes("event.level == 'CLICKED' &&\n  event.netwrk == 'X'"))
                .extracting(Mistake::line)
                .containsExactly(2);
    }

    @Test
    void whatIsTooLongOrTooDeepIsRefused() {
        assertThat(mistakes("true" + " && true".repeat(300))).isNotEmpty();
        assertThat(mistakes("(".repeat(200) + "true" + ")".repeat(200))).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyUsableEventHasAShapeThatItsSampleFits(EventType type) {
        if (!RuleEvents.usable().contains(type)) {
            return;
        }
        assertThat(answer(type, "event.advocateId != '' && time > timestamp('2000-01-01T00:00:00Z')"))
                .isEqualTo(new Holds());
    }

    @Test
    void theEventsThatCanBePaidForAreThoseOfAnAdvocate() {
        assertThat(RuleEvents.usable())
                .contains(EventType.SHARE_CREATED, EventType.SHARE_EVIDENCED, EventType.ADVOCATE_REGISTERED)
                .doesNotContain(
                        EventType.ADVOCATE_STATE,
                        EventType.POINTS_AWARDED,
                        EventType.CONTENT_PUBLISHED,
                        EventType.LINK_CLICKED);
        assertThat(RuleEvents.forName("content.published")).isEmpty();
        assertThat(RuleEvents.advocateOf(Samples.of(EventType.SHARE_EVIDENCED)))
                .hasToString("0197a3c0-0000-7000-8000-000000000004");
    }

    private static Condition.Answer answer(EventType type, String expression) {
        return valid(type, expression).test(EventFacts.of(Samples.of(type)));
    }

    private static Condition valid(EventType type, String expression) {
        Compiled compiled = Condition.compile(type, expression);
        assertThat(compiled).as(compiled.toString()).isInstanceOf(Valid.class);
        return ((Valid) compiled).condition();
    }

    private static List<Mistake> mistakes(String expression) {
        Compiled compiled = Condition.compile(EventType.SHARE_EVIDENCED, expression);
        assertThat(compiled).isInstanceOf(Invalid.class);
        return ((Invalid) compiled).mistakes();
    }
}
