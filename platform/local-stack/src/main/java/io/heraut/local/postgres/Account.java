package io.heraut.local.postgres;

import io.heraut.local.LocalStackException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How PostgreSQL, which refuses to run as root, is started.
 *
 * @param prefix what stands before its commands
 * @param owner the account that has to own its files, where it is not the one that runs this JVM
 */
record Account(List<String> prefix, Optional<String> owner) {

    static Account find() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Account(List.of(), Optional.empty());
        }
        // In a user namespace of its own root is nobody, and yet the files are its own: nothing has to be handed over.
        if (succeeds("unshare", "-U", "true")) {
            return new Account(List.of("unshare", "-U"), Optional.empty());
        }
        if (succeeds("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups", "true")) {
            return new Account(
                    List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups"), Optional.of("nobody"));
        }
        throw new LocalStackException("PostgreSQL does not run as root, and neither unshare nor setpriv can give it"
                + " another account here: run ./heraut as an ordinary user");
    }

    /** The command, run by the account. */
    List<String> command(List<String> command) {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    /** Hands a directory that PostgreSQL writes to over to the account. */
    void own(Path directory) throws IOException {
        if (owner.isEmpty()) {
            return;
        }
        for (Path at = directory.toAbsolutePath().getParent(); at != null; at = at.getParent()) {
            if (!Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                throw new LocalStackException("PostgreSQL runs as " + owner.get() + ", because you are root, and "
                        + owner.get() + " may not enter " + at + ": move the checkout, or run ./heraut as an ordinary"
                        + " user");
            }
        }
        if (!succeeds("chown", "-R", owner.get(), directory.toString())) {
            throw new LocalStackException("could not hand " + directory + " over to " + owner.get());
        }
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
