package io.heraut.local.supervisor;

import io.heraut.local.Home;
import io.heraut.local.stack.StackPorts;
import java.nio.file.Path;

/** The supervisor's process. */
public final class SupervisorMain {

    private static final int FAILED = 1;
    private static final int TAKEN = 3;

    private SupervisorMain() {}

    /**
     * Runs the stack until SIGTERM, or until the owner is gone.
     *
     * @param arguments the root of the checkout, the directory with the packaged services, and the process id of the owner, 0 for none
     */
    public static void main(String[] arguments) {
        var home = new Home(Path.of(arguments[0]));
        var applications = Path.of(arguments[1]);
        long owner = Long.parseLong(arguments[2]);
        var lock = SupervisorLock.takeWithPatience(home);
        if (lock.isEmpty()) {
            System.exit(TAKEN);
        }
        var supervisor = new Supervisor(home, StackPorts.from(System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::stop, "stop"));
        if (owner > 0) {
            ProcessHandle.of(owner)
                    .ifPresentOrElse(handle -> handle.onExit().thenRun(() -> System.exit(0)), () -> System.exit(0));
        }
        boolean wasUp = supervisor.run(service -> applications.resolve(service.module()));
        System.exit(wasUp ? 0 : FAILED);
    }
}
