package io.heraut.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heraut.local.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleTest {

    @TempDir
    private Path root;

    @BeforeEach
    void makeAnUpstreamADownstreamAndAnUnrelatedModule() throws IOException {
        write("pom.xml", "<modules><module>platform/up</module><module>down</module><module>other</module></modules>");
        write("platform/up/pom.xml", "<artifactId>heraut-up</artifactId>");
        write("down/pom.xml", "<artifactId>heraut-down</artifactId> <artifactId>heraut-up</artifactId>");
        write("other/pom.xml", "<artifactId>heraut-other</artifactId>");
        write("platform/up/src/main/java/Up.java", "class Up {}");
        write("platform/up/src/test/java/UpTest.java", "class UpTest {}");
    }

    @Test
    void aChangeReachesTheModulesThatNeedIt() throws IOException {
        var before = fingerprints();
        write("platform/up/src/main/java/Up.java", "class Up { int changed; }");
        var after = fingerprints();
        assertThat(after.get("platform/up")).isNotEqualTo(before.get("platform/up"));
        assertThat(after.get("down")).isNotEqualTo(before.get("down"));
        assertThat(after.get("other")).isEqualTo(before.get("other"));
    }

    @Test
    void aFileThatIsAddedOrRenamedCounts() throws IOException {
        var before = fingerprints();
        write("other/src/main/resources/a.txt", "text");
        var added = fingerprints();
        Files.move(root.resolve("other/src/main/resources/a.txt"), root.resolve("other/src/main/resources/b.txt"));
        var renamed = fingerprints();
        assertThat(added.get("other")).isNotEqualTo(before.get("other"));
        assertThat(renamed.get("other")).isNotEqualTo(added.get("other"));
    }

    @Test
    void testsDoNotCount() throws IOException {
        var before = fingerprints();
        write("platform/up/src/test/java/UpTest.java", "class UpTest { int changed; }");
        assertThat(fingerprints()).isEqualTo(before);
    }

    @Test
    void theRootCountsForAll() throws IOException {
        var before = fingerprints();
        write(
                "pom.xml",
                "<modules><module>platform/up</module><module>down</module><module>other</module></modules><x/>");
        var after = fingerprints();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.values()).doesNotContainAnyElementsOf(before.values());
    }

    @Test
    void aModuleIsFoundByTheEndOfItsPath() {
        assertThat(Module.named(new Home(root), "up").path()).isEqualTo("platform/up");
        assertThat(Module.named(new Home(root), "platform/up/").path()).isEqualTo("platform/up");
        assertThatThrownBy(() -> Module.named(new Home(root), "nothing"))
                .hasMessageContaining("platform/up, down, other");
    }

    private Map<String, String> fingerprints() {
        return Module.fingerprints(new Home(root)).entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        entry -> entry.getKey().path(), Map.Entry::getValue));
    }

    private void write(String path, String content) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
