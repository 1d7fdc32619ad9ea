package io.heraut.local.keycloak;

import io.heraut.local.LocalStackException;
import io.heraut.local.process.Http;
import io.heraut.local.process.ManagedProcess;
import io.heraut.local.process.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One Keycloak server with the realm {@code heraut}, on a port of the loopback interface.
 *
 * @param port where it listens
 * @param process its JVM
 */
public record KeycloakServer(int port, ManagedProcess process) {

    private static final Duration START_TIME = Duration.ofMinutes(4);

    /**
     * What to start.
     *
     * @param distribution the built distribution, which several servers may share
     * @param directory where the files of this server live; its data is in the database
     * @param log the file that it logs to
     * @param databaseUrl the JDBC address of a PostgreSQL database
     * @param databaseLogin the owner of the database, and its password
     * @param realm the realm file; imported when the database has no such realm yet
     * @param gatewayPort where browsers come from
     * @param jvmOptions memory and the like
     */
    public record Config(
            KeycloakDistribution distribution,
            Path directory,
            Path log,
            int port,
            String databaseUrl,
            String databaseLogin,
            Path realm,
            int gatewayPort,
            List<String> jvmOptions) {}

    /**
     * Starts it and waits until the realm answers.
     *
     * @param launched told of the process before it is ready
     */
    public static KeycloakServer start(Config config, Consumer<ManagedProcess> launched) {
        var process = ManagedProcess.start(new ManagedProcess.Launch(
                command(config), environment(config), config.directory(), config.log(), "TERM"));
        launched.accept(process);
        var server = new KeycloakServer(config.port(), process);
        boolean decided = Wait.until(START_TIME, Duration.ofMillis(100), () -> !process.isAlive() || server.isReady());
        if (!decided || !process.isAlive()) {
            process.kill();
            throw LocalStackException.withLog("Keycloak did not start on port " + config.port(), config.log());
        }
        return server;
    }

    public boolean isReady() {
        return Http.answers(issuer());
    }

    /** The issuer of the realm's tokens. */
    public URI issuer() {
        return issuer(port);
    }

    /** The issuer of the tokens of a local Keycloak on this port. */
    public static URI issuer(int port) {
        return URI.create("http://localhost:" + port + "/realms/heraut");
    }

    private static Map<String, String> environment(Config config) {
        var environment = new HashMap<String, String>();
        environment.put("KC_DB_URL", config.databaseUrl());
        environment.put("KC_DB_USERNAME", config.databaseLogin());
        environment.put("KC_DB_PASSWORD", config.databaseLogin());
        environment.put("KC_DB_POOL_INITIAL_SIZE", "1");
        environment.put("KC_DB_POOL_MAX_SIZE", "10");
        // For the console of the local stack only, which nobody else reaches.
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", "admin");
        environment.put("HERAUT_GATEWAY_PORT", Integer.toString(config.gatewayPort()));
        environment.put("MALLOC_ARENA_MAX", "2");
        return environment;
    }

    private static List<String> command(Config config) {
        var home = config.directory().toAbsolutePath();
        var lib = config.distribution().home().toAbsolutePath().resolve("lib");
        try {
            var imports = Files.createDirectories(home.resolve("data/import"));
            Files.createDirectories(home.resolve("conf"));
            Files.createDirectories(home.resolve("providers"));
            Files.copy(config.realm(), imports.resolve("heraut-realm.json"), StandardCopyOption.REPLACE_EXISTING);
            // Several servers share one distribution; Keycloak only wants to see it in its home.
            Files.deleteIfExists(home.resolve("lib"));
            Files.createSymbolicLink(home.resolve("lib"), lib);
        } catch (IOException e) {
            throw new UncheckedIOException("could not prepare Keycloak in " + home, e);
        }
        // As bin/kc.sh does it, but without the shell in between, so that the process can be paused and killed.
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(config.jvmOptions());
        for (String opened : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-cp",
                lib.resolve("quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--hostname-strict=false",
                "--http-host=127.0.0.1",
                "--http-port=" + config.port()));
        return command;
    }
}
