package io.heraut.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SharingProblemTest {
    private static final Path PAGES = Path.of("../docs/problems.md");

    @ParameterizedTest
    @EnumSource(SharingProblem.class)
    void everyProblemHasItsPage(SharingProblem problem) throws IOException {
        assertThat(Files.readString(PAGES))
                .contains("\n### " + problem.slug() + "\n\n" + problem.status() + " · " + problem.title() + ".");
    }

    @Test
    void thePagesNameNoProblemThatIsGone() throws IOException {
        String pages = Files.readString(PAGES);
        String sharing = pages.substring(pages.indexOf("\n## Sharing\n"));
        int end = sharing.indexOf("\n## ", 1);

        assertThat((end < 0 ? sharing : sharing.substring(0, end)).lines().filter(line -> line.startsWith("### ")))
                .hasSize(SharingProblem.values().length);
    }
}
