package io.heraut.local.postgres;

import io.heraut.local.LocalStackException;
import io.heraut.local.process.Directories;
import io.heraut.local.process.ManagedProcess;
import io.heraut.local.process.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.postgresql.Driver;

/**
 * One PostgreSQL server on a port of the loopback interface. Its administrator is {@code postgres}, with the password
 * {@code postgres}.
 *
 * @param port where it listens
 * @param process its postmaster
 */
public record PostgresServer(int port, ManagedProcess process) {

    private static final String ADMINISTRATOR = "postgres";
    private static final int ATTEMPTS = 3;
    private static final Duration START_TIME = Duration.ofSeconds(60);

    /** Whether what was committed survives a crash of the machine. */
    public enum Durability {
        /** As in production: fsync, and a commit waits for it. */
        DURABLE,
        /** For tests: survives the end of the process, not that of the machine, and is fast. */
        FAST
    }

    /**
     * What to start.
     *
     * @param directory where its files live; made at the first start
     * @param cache where binaries are unpacked to
     * @param log the file that it logs to
     */
    public record Config(Path directory, Path cache, Path log, int port, Durability durability) {}

    /**
     * Starts a server on new or existing files, and waits until it answers.
     *
     * @param launched told of the process before it is ready
     */
    public static PostgresServer start(Config config, Consumer<ManagedProcess> launched) {
        var account = Account.find();
        var binaries = PostgresBinaries.unpackedIn(config.cache()).resolve("bin");
        var data = config.directory().toAbsolutePath().resolve("pgdata");
        try {
            Files.createDirectories(config.directory());
            if (config.log().getParent() instanceof Path parent) {
                Files.createDirectories(parent);
            }
            if (Files.exists(mark(config))) {
                endLeftover(data);
            } else {
                initialise(account, binaries, data, config);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var launch = new ManagedProcess.Launch(
                account.command(command(binaries, data, config)), Map.of(), config.directory(), config.log(), "INT");
        // The backends of a server that was killed need a moment to notice, and hold its shared memory until then.
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var server = new PostgresServer(config.port(), ManagedProcess.start(launch));
            launched.accept(server.process);
            boolean decided =
                    Wait.until(START_TIME, Duration.ofMillis(25), () -> !server.process.isAlive() || server.answers());
            if (decided && server.process.isAlive()) {
                return server;
            }
            server.process.kill();
        }
        throw LocalStackException.withLog("PostgreSQL did not start on port " + config.port(), config.log());
    }

    private static void initialise(Account account, Path binaries, Path data, Config config) throws IOException {
        // A first start that was killed half-way leaves files that no server starts on, and nothing worth keeping.
        Directories.delete(data);
        Files.createDirectories(data);
        Directories.ownerOnly(data);
        var passwordFile = Files.writeString(config.directory().resolve("administrator"), ADMINISTRATOR);
        account.own(config.directory());
        var sync = config.durability() == Durability.DURABLE ? List.<String>of() : List.of("--no-sync");
        var command = new ArrayList<>(List.of(
                binaries.resolve("initdb").toString(),
                "--pgdata=" + data,
                "--username=" + ADMINISTRATOR,
                "--pwfile=" + passwordFile.toAbsolutePath(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C"));
        command.addAll(sync);
        var process = new ProcessBuilder(account.command(command))
                .directory(config.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(config.log().toFile()))
                .start();
        try {
            if (process.waitFor() != 0) {
                throw LocalStackException.withLog("PostgreSQL's initdb failed", config.log());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted while PostgreSQL was initialised", e);
        }
        Files.delete(passwordFile);
        Files.writeString(mark(config), "");
    }

    private static Path mark(Config config) {
        return config.directory().resolve("initialised");
    }

    /**
     * After {@code kill -9} the file that names the postmaster stays. PostgreSQL would take whoever has that process id by now for
     * a running server.
     */
    private static void endLeftover(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var lines = Files.readAllLines(pidFile);
        long pid = lines.isEmpty() ? -1 : Long.parseLong(lines.getFirst().strip());
        boolean isOurs = ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().commandLine())
                .map(line -> line.contains(data.toString()))
                .orElse(false);
        if (isOurs) {
            new ManagedProcess(pid, "INT").stop(Duration.ofSeconds(20));
        }
        Files.deleteIfExists(pidFile);
    }

    private static List<String> command(Path binaries, Path data, Config config) {
        var settings = new ArrayList<>(List.of(
                "port=" + config.port(),
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=200",
                "shared_buffers=64MB",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_line_prefix=%m [%p] %q%u@%d ",
                "logging_collector=off"));
        if (config.durability() == Durability.DURABLE) {
            settings.addAll(List.of("fsync=on", "synchronous_commit=on", "full_page_writes=on"));
        } else {
            // A commit still reaches the operating system, so that tests may kill the server: that costs next to
            // nothing.
            settings.addAll(List.of("fsync=off", "full_page_writes=off", "checkpoint_timeout=1h"));
        }
        var command = new ArrayList<>(List.of(binaries.resolve("postgres").toString(), "-D", data.toString()));
        for (String setting : settings) {
            command.add("-c");
            command.add(setting);
        }
        return command;
    }

    /** Whether it takes connections now. */
    public boolean answers() {
        try (var connection = connect(ADMINISTRATOR, ADMINISTRATOR, ADMINISTRATOR)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** The JDBC address of a database. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public Connection connect(String database, String user, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        // Not by the driver manager: that one knows only the drivers of its own class loader.
        var connection = new Driver().connect(url(database), properties);
        if (connection == null) {
            throw new SQLException("not a PostgreSQL address: " + url(database));
        }
        return connection;
    }

    /** A connection of the administrator, who may do everything. */
    public Connection connectAsAdministrator(String database) throws SQLException {
        return connect(database, ADMINISTRATOR, ADMINISTRATOR);
    }

    /** Ends it in good order. */
    public void stop() {
        process.stop(Duration.ofSeconds(20));
    }
}
