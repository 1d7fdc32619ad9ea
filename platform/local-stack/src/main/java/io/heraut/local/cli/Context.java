package io.heraut.local.cli;

import io.heraut.local.Home;
import io.heraut.local.supervisor.StackState;
import io.heraut.local.supervisor.SupervisorLock;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What every command has. */
record Context(Home home, Map<String, String> environment, Console console) {

    Maven maven() {
        return new Maven(home, environment);
    }

    Build build() {
        return new Build(home, maven(), console);
    }

    Path stateFile() {
        return home.run().resolve("state.json");
    }

    boolean isSupervised() {
        return SupervisorLock.isHeld(home);
    }

    /** How the stack is, when there is one. */
    Optional<StackState> running() {
        return isSupervised() ? StackState.read(stateFile()) : Optional.empty();
    }
}
