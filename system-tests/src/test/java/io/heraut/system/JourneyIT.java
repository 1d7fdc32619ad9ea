package io.heraut.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.local.stack.LocalStack;
import io.heraut.local.stack.Service;
import io.heraut.story.Journey;
import io.heraut.story.Outcome;
import io.heraut.story.Stage;
import io.heraut.story.Story;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job, from a newsroom's feed to points and a webhook. Its steps are those of the story. */
@Order(1)
@ExtendWith(SystemStack.class)
class JourneyIT {

    @Test
    void theJourneyHoldsAndCanBeMadeAgain(Stage stage, LocalStack stack) {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();

        Outcome one = new Journey(stage, Story.newPlayName(), (step, happened, took) -> first.add(step)).play();
        Outcome two = new Journey(stage, Story.newPlayName(), (step, happened, took) -> second.add(step)).play();

        assertThat(first).hasSizeGreaterThanOrEqualTo(15);
        assertThat(second).isEqualTo(first);
        assertThat(two.shareId()).isNotEqualTo(one.shareId());
        assertThat(two.entryId()).isNotEqualTo(one.entryId());
        for (Outcome outcome : List.of(one, two)) {
            assertThat(Soundness.number(
                            stack,
                            Service.SHARING,
                            "select count(*) from share where id = '" + outcome.shareId() + "'"))
                    .isOne();
            assertThat(Soundness.number(
                            stack,
                            Service.REWARDS,
                            "select (sum(abs(points)) / 2)::bigint from ledger_posting where entry_id = '"
                                    + outcome.entryId() + "'"))
                    .as("the points of the entry that the story saw")
                    .isPositive();
        }
        Soundness.assertSound(stack);
    }
}
