package io.heraut.local.cli;

import io.heraut.local.process.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** {@code reset}: forgets all data and logs. What was downloaded and built stays. */
final class ResetCommand {

    private final Context context;

    ResetCommand(Context context) {
        this.context = context;
    }

    int run() {
        if (context.isSupervised()) {
            new DownCommand(context).run();
        }
        Leftovers.end(context.stateFile());
        var home = context.home();
        try {
            for (Path path : List.of(home.data(), home.logs(), home.run())) {
                Directories.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not delete all of " + home.directory(), e);
        }
        context.console().say("All data and logs are gone; the next ./heraut up begins anew.");
        return 0;
    }
}
