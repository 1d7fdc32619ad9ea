package io.heraut.local;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The directory {@code .heraut} of a checkout: everything that is not in the repository and not in a {@code target}.
 *
 * @param root the root of the checkout
 */
public record Home(Path root) {

    /** The home of the checkout that the JVM works in. */
    public static Home find() {
        var start = Path.of("").toAbsolutePath();
        for (Path at = start; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(".mvn")) && Files.isRegularFile(at.resolve("pom.xml"))) {
                return new Home(at);
            }
        }
        throw new LocalStackException("no Heraut checkout found in " + start + " or above it");
    }

    public Path directory() {
        return root.resolve(".heraut");
    }

    /** What can be made again at any time: unpacked binaries. */
    public Path cache() {
        return directory().resolve("cache");
    }

    /** What {@code up} must not lose. */
    public Path data() {
        return directory().resolve("data");
    }

    public Path logs() {
        return directory().resolve("logs");
    }

    /** What is true only while something runs. */
    public Path run() {
        return directory().resolve("run");
    }
}
