package io.heraut.local.cli;

import io.heraut.local.Home;
import io.heraut.local.LocalStackException;
import io.heraut.local.process.Hashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One module of the build.
 *
 * @param path where it is in the checkout, such as {@code platform/events}, which is also its name to Maven
 * @param artifact its artifact
 * @param upstream the artifacts of this repository that it needs
 */
record Module(String path, String artifact, Set<String> upstream) {

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(heraut-[a-z-]+)</artifactId>");

    /** All modules, in the order of the root {@code pom.xml}. */
    static List<Module> all(Home home) {
        var modules = new ArrayList<Module>();
        var paths = MODULE.matcher(read(home.root().resolve("pom.xml")));
        while (paths.find()) {
            var artifacts =
                    ARTIFACT.matcher(read(home.root().resolve(paths.group(1)).resolve("pom.xml")));
            String own = "";
            var upstream = new TreeSet<String>();
            while (artifacts.find()) {
                if (own.isEmpty()) {
                    own = artifacts.group(1);
                } else {
                    upstream.add(artifacts.group(1));
                }
            }
            modules.add(new Module(paths.group(1), own, upstream));
        }
        return modules;
    }

    /** The module that a person means by this: its path or the end of it. */
    static Module named(Home home, String name) {
        String plain = name.replaceAll("/+$", "");
        var modules = all(home);
        return modules.stream()
                .filter(module -> module.path().equals(plain) || module.path().endsWith("/" + plain))
                .findFirst()
                .orElseThrow(() -> new LocalStackException("there is no module " + name + ", only "
                        + String.join(", ", modules.stream().map(Module::path).toList())));
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * What each module is made of, as a digest: its own sources, those of what it needs, and the build itself. Tests do not
     * count.
     */
    static Map<Module, String> fingerprints(Home home) {
        String common =
                digest(Stream.of(home.root().resolve("pom.xml"), home.root().resolve(".mvn")))
                        + System.getProperty("java.version");
        var modules = all(home);
        var byArtifact = new LinkedHashMap<String, String>();
        var result = new LinkedHashMap<Module, String>();
        // The root lists a module after those that it needs, as far as Maven lets it: two rounds find what is left.
        for (int round = 0; round < 2; round++) {
            for (var module : modules) {
                var directory = home.root().resolve(module.path());
                var text = new StringBuilder(common);
                text.append(digest(Stream.of(directory.resolve("pom.xml"), directory.resolve("src/main"))));
                module.upstream().forEach(artifact -> text.append(byArtifact.getOrDefault(artifact, "")));
                String fingerprint = Hashes.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
                byArtifact.put(module.artifact(), fingerprint);
                result.put(module, fingerprint);
            }
        }
        return result;
    }

    private static String digest(Stream<Path> roots) {
        var text = new StringBuilder();
        roots.filter(Files::exists).forEach(root -> {
            try (var files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    text.append(root.relativize(file))
                            .append(' ')
                            .append(Hashes.sha256(Files.readAllBytes(file)))
                            .append('\n');
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return Hashes.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }
}
