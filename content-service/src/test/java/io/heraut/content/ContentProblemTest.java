package io.heraut.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContentProblemTest {
    @ParameterizedTest
    @EnumSource(ContentProblem.class)
    void everyProblemHasItsPage(ContentProblem problem) throws IOException {
        assertThat(Files.readString(Path.of("../docs/problems.md")))
                .contains("\n### " + problem.slug() + "\n\n" + problem.status() + " · " + problem.title() + ".");
    }

    @Test
    void thePagesNameNoProblemThatIsGone() throws IOException {
        String pages = Files.readString(Path.of("../docs/problems.md"));
        String content = pages.substring(pages.indexOf("\n## Content\n"));
        int end = content.indexOf("\n## ", 1);

        assertThat((end < 0 ? content : content.substring(0, end)).lines().filter(line -> line.startsWith("### ")))
                .hasSize(ContentProblem.values().length);
    }
}
