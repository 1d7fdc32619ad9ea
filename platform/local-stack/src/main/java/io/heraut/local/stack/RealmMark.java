package io.heraut.local.stack;

import io.heraut.local.process.Hashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which realm file Keycloak's database was made from: Keycloak itself imports a realm once and never looks again. */
final class RealmMark {

    private RealmMark() {}

    static boolean isNew(Path directory, Path realm, int gatewayPort) {
        var mark = mark(directory);
        try {
            return !Files.exists(mark) || !Files.readString(mark).equals(content(realm, gatewayPort));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void remember(Path directory, Path realm, int gatewayPort) {
        try {
            Files.createDirectories(directory);
            Files.writeString(mark(directory), content(realm, gatewayPort));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path realm, int gatewayPort) throws IOException {
        // The port is part of what is imported: browsers are sent back to it.
        return Hashes.sha256(Files.readAllBytes(realm)) + " " + gatewayPort;
    }

    private static Path mark(Path directory) {
        return directory.resolve("realm");
    }
}
