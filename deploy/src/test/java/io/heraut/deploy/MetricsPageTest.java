package io.heraut.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of the metrics names exactly those that the code has. */
class MetricsPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern DECLARED =
            Pattern.compile("static final String \\w+\\s*=\\s*\"(heraut(?:\\.[a-z]+)+)\";");
    private static final Pattern NAMED = Pattern.compile("^\\| `(heraut(?:\\.[a-z]+)+)` \\|", Pattern.MULTILINE);

    @Test
    void theMetricsOfTheCodeAreThoseOfThePage() throws IOException {
        assertThat(matches(NAMED, Files.readString(ROOT.resolve("docs/metrics.md"))))
                .contains("heraut.degraded", "heraut.links.answers")
                .containsAll(declared());
    }

    @Test
    void thePageNamesNothingElse() throws IOException {
        Set<String> named = matches(NAMED, Files.readString(ROOT.resolve("docs/metrics.md")));
        named.removeAll(declared());
        assertThat(named)
                .as("declared outside of a class of metrics")
                .containsExactly("heraut.degraded", "heraut.links.answers");
    }

    private static Set<String> declared() throws IOException {
        Set<String> declared = new TreeSet<>();
        try (var paths = Files.walk(ROOT)) {
            for (Path source : paths.filter(path -> path.toString().contains("src/main/java"))
                    .filter(path -> path.toString().endsWith("Metrics.java"))
                    .toList()) {
                declared.addAll(matches(DECLARED, Files.readString(source)));
            }
        }
        assertThat(declared).hasSizeGreaterThan(20);
        return declared;
    }

    private static Set<String> matches(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }
}
