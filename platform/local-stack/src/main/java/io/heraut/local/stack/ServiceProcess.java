package io.heraut.local.stack;

import io.heraut.local.LocalStackException;
import io.heraut.local.process.Http;
import io.heraut.local.process.ManagedProcess;
import io.heraut.local.process.Wait;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One process of a packaged service. */
record ServiceProcess(
        Service service,
        Path application,
        Path directory,
        Path log,
        int port,
        List<String> jvmOptions,
        Map<String, String> environment) {

    private static final Duration START_TIME = Duration.ofMinutes(3);

    /** One machine for everything: small heaps, and a compiler that is soon done. */
    private static final List<String> USUAL_OPTIONS = List.of(
            "-Xms24m",
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    ManagedProcess start(Consumer<ManagedProcess> launched) {
        var jar = application.resolve("quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new LocalStackException(service.partName() + " is not built: " + jar
                    + " is missing (./heraut up builds" + " it, and so does mvn package)");
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(USUAL_OPTIONS);
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        var process = ManagedProcess.start(new ManagedProcess.Launch(command, environment, directory, log, "TERM"));
        launched.accept(process);
        boolean decided = Wait.until(START_TIME, Duration.ofMillis(100), () -> !process.isAlive() || isReady());
        if (!process.isAlive()) {
            throw LocalStackException.withLog(service.partName() + " ended while it started", log);
        }
        if (!decided) {
            process.kill();
            throw LocalStackException.withLog(
                    service.partName() + " was not ready after " + START_TIME.toSeconds() + " s", log);
        }
        return process;
    }

    boolean isReady() {
        return Http.answers(URI.create("http://127.0.0.1:" + port + "/health/ready"));
    }
}
