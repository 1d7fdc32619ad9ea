package io.heraut.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RewardsProblemTest {
    @ParameterizedTest
    @EnumSource(RewardsProblem.class)
    void everyProblemHasItsPage(RewardsProblem problem) throws IOException {
        assertThat(Files.readString(Path.of("../docs/problems.md")))
                .contains("\n### " + problem.slug() + "\n\n" + problem.status() + " · " + problem.title() + ".");
    }
}
