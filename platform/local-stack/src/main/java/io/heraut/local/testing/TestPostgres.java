package io.heraut.local.testing;

import io.heraut.local.Home;
import io.heraut.local.postgres.Databases;
import io.heraut.local.postgres.PostgresServer;
import io.heraut.local.process.ManagedProcess;
import io.heraut.local.process.Ports;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The PostgreSQL server of the test JVM. */
public final class TestPostgres {

    private static final String PORT = "postgres.port";
    private static final String PID = "postgres.pid";

    private final Path directory;

    TestPostgres(Path directory) {
        this.directory = directory;
    }

    void startOnce() {
        if (!SharedState.get().containsKey(PORT)) {
            start(Ports.free());
        }
    }

    void createDatabase(String service) {
        try {
            Databases.create(server(), List.of(service));
        } catch (SQLException e) {
            throw new IllegalStateException("could not create the database of " + service, e);
        }
    }

    /** The JDBC address of a service's database. */
    public String url(String service) {
        return server().url(Databases.of(service));
    }

    /** A connection with the login that the service uses at run time. */
    public Connection connect(String service) throws SQLException {
        return server().connect(Databases.of(service), Databases.of(service), Databases.of(service));
    }

    /** A connection with the login that migrates the service's database. */
    public Connection connectAsOwner(String service) throws SQLException {
        return server().connect(Databases.of(service), Databases.ownerOf(service), Databases.ownerOf(service));
    }

    /** A connection that may do everything in the service's database. */
    public Connection connectAsAdministrator(String service) throws SQLException {
        return server().connectAsAdministrator(Databases.of(service));
    }

    /** Ends it in good order; {@link #start()} brings it back on the same port. */
    public void stop() {
        server().stop();
    }

    /** Ends it by SIGKILL; {@link #start()} brings it back on the same port. */
    public void kill() {
        server().process().kill();
    }

    /** Brings it back after {@link #stop()} or {@link #kill()}. */
    public void start() {
        start(port());
    }

    public boolean isRunning() {
        return server().process().isAlive();
    }

    private void start(int port) {
        var server = PostgresServer.start(
                new PostgresServer.Config(
                        directory.resolve("postgres"),
                        Home.find().cache(),
                        directory.resolve("postgres.log"),
                        port,
                        PostgresServer.Durability.FAST),
                process -> {});
        SharedState.get().put(PORT, Integer.toString(port));
        SharedState.get().put(PID, Long.toString(server.process().pid()));
    }

    private static PostgresServer server() {
        long pid = Long.parseLong(SharedState.get().getOrDefault(PID, "-1"));
        return new PostgresServer(port(), new ManagedProcess(pid, "INT"));
    }

    private static int port() {
        return Integer.parseInt(SharedState.get().getOrDefault(PORT, "-1"));
    }
}
