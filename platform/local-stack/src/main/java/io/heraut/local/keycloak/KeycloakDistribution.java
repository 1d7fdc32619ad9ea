package io.heraut.local.keycloak;

import io.heraut.local.LocalStackException;
import io.heraut.local.Versions;
import io.heraut.local.process.Directories;
import io.heraut.local.process.Guard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;

/**
 * Keycloak, unpacked and built for what the local stack uses of it, which takes its time once.
 *
 * @param home the directory with {@code bin} and {@code lib}
 */
public record KeycloakDistribution(Path home) {

    private static final List<String> BUILD_OPTIONS =
            List.of("--db=postgres", "--cache=local", "--health-enabled=false", "--metrics-enabled=false");

    /** Whether {@link #preparedIn} would only have to look. */
    public static boolean isPreparedIn(Path cache) {
        return Files.exists(mark(home(cache)));
    }

    /** Unpacks and builds it in the cache, unless that was done before; several processes may ask at once. */
    public static KeycloakDistribution preparedIn(Path cache, Path log) {
        var home = home(cache);
        if (isPreparedIn(cache)) {
            return new KeycloakDistribution(home);
        }
        try {
            Files.createDirectories(cache);
            if (log.getParent() instanceof Path parent) {
                Files.createDirectories(parent);
            }
            try (var channel = FileChannel.open(
                            cache.resolve("keycloak.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (lock.isValid() && !isPreparedIn(cache)) {
                    prepare(home, cache, log);
                }
            }
            return new KeycloakDistribution(home);
        } catch (IOException e) {
            throw new UncheckedIOException("could not prepare Keycloak in " + cache, e);
        }
    }

    private static void prepare(Path home, Path cache, Path log) throws IOException {
        // What a killed run left is in an unknown state.
        Directories.delete(home);
        var partial = Files.createTempDirectory(cache, "keycloak-partial-");
        unpack(partial);
        Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        var command = new ArrayList<>(List.of(home.resolve("bin/kc.sh").toString(), "build"));
        command.addAll(BUILD_OPTIONS);
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        var process = builder.start();
        Guard.ofThisJvm().watch(process.pid(), "TERM");
        try {
            if (process.waitFor() != 0) {
                throw LocalStackException.withLog("building Keycloak failed", log);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted while Keycloak was built", e);
        } finally {
            Guard.ofThisJvm().release(process.pid());
        }
        Files.writeString(mark(home), String.join(" ", BUILD_OPTIONS));
    }

    private static void unpack(Path target) throws IOException {
        var archive = Path.of(Versions.of("keycloak.archive"));
        if (!Files.exists(archive)) {
            throw new LocalStackException(archive
                    + " is gone from the Maven repository, and Keycloak is made from it: build platform/local-stack"
                    + " again");
        }
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                // The archive has one directory at its top, and a client that nobody needs here.
                var inside = Path.of(entry.getName());
                if (entry.isDirectory()
                        || inside.getNameCount() < 2
                        || inside.startsWith(inside.getName(0) + "/bin/client")) {
                    continue;
                }
                var path =
                        target.resolve(inside.subpath(1, inside.getNameCount())).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("entry outside of the archive: " + entry.getName());
                }
                if (path.getParent() instanceof Path parent) {
                    Files.createDirectories(parent);
                }
                Files.copy(zip, path);
                if (path.toString().endsWith(".sh") && !path.toFile().setExecutable(true)) {
                    throw new IOException("could not make " + path + " executable");
                }
            }
        }
    }

    private static Path home(Path cache) {
        String options = Integer.toHexString(BUILD_OPTIONS.hashCode());
        return cache.resolve("keycloak-" + Versions.of("keycloak") + "-" + options);
    }

    private static Path mark(Path home) {
        return home.resolve("built-for-heraut");
    }
}
