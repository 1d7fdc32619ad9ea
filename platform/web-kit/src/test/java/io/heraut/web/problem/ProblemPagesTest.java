package io.heraut.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProblemPagesTest {

    @Test
    void everyCommonProblemHasItsPage() throws IOException {
        String pages = Files.readString(Path.of("../../docs/problems.md"));
        for (CommonProblem problem : CommonProblem.values()) {
            assertThat(pages)
                    .contains("\n### " + problem.slug() + "\n\n" + problem.status() + " · " + problem.title() + ".");
        }
    }

    @Test
    void slugsAreUniqueAndKebabCase() {
        var slugs =
                Arrays.stream(CommonProblem.values()).map(CommonProblem::slug).toList();
        assertThat(slugs).doesNotHaveDuplicates().allMatch(slug -> slug.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void everyStatusHasAProblemOfThatStatus() {
        for (CommonProblem problem : CommonProblem.values()) {
            assertThat(CommonProblem.ofStatus(problem.status()).status()).isEqualTo(problem.status());
        }
        assertThat(CommonProblem.ofStatus(418)).isEqualTo(CommonProblem.BAD_REQUEST);
        assertThat(CommonProblem.ofStatus(599)).isEqualTo(CommonProblem.INTERNAL_ERROR);
    }
}
