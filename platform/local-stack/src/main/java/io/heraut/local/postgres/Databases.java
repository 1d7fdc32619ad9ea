package io.heraut.local.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * The databases of the services: each has an owner login, which migrates, and an application login, which may only read and
 * write rows. Locally a password is the name of its login.
 */
public final class Databases {

    private Databases() {}

    /** The database of a service, such as {@code heraut_content}, which is also the name of its application login. */
    public static String of(String service) {
        return "heraut_" + service;
    }

    /** The login that owns the database of a service. */
    public static String ownerOf(String service) {
        return of(service) + "_owner";
    }

    /** Makes what is missing of the databases and logins of these services; does nothing the second time. */
    public static void create(PostgresServer server, Collection<String> services) throws SQLException {
        try (var administrator = server.connectAsAdministrator("postgres")) {
            for (String service : services) {
                if (exists(administrator, of(service))) {
                    continue;
                }
                createLogin(administrator, ownerOf(service));
                createLogin(administrator, of(service));
                execute(administrator, List.of("CREATE DATABASE %s OWNER %s".formatted(of(service), ownerOf(service))));
                grant(server, service);
                // The comment is the mark that all of it was done: a start that was killed before does it again.
                execute(administrator, List.of("COMMENT ON DATABASE %s IS 'ready'".formatted(of(service))));
            }
        }
    }

    /** Makes a database with one login, which owns it. */
    public static void createOwned(PostgresServer server, String name) throws SQLException {
        try (var administrator = server.connectAsAdministrator("postgres")) {
            if (!exists(administrator, name)) {
                createLogin(administrator, name);
                execute(
                        administrator,
                        List.of(
                                "CREATE DATABASE %s OWNER %s".formatted(name, name),
                                "COMMENT ON DATABASE %s IS 'ready'".formatted(name)));
            }
        }
    }

    /** Drops such a database with everything in it; says whether there was one. */
    public static boolean dropOwned(PostgresServer server, String name) throws SQLException {
        try (var administrator = server.connectAsAdministrator("postgres")) {
            if (!exists(administrator, name)) {
                return false;
            }
            execute(administrator, List.of("DROP DATABASE %s WITH (FORCE)".formatted(name), "DROP ROLE " + name));
            return true;
        }
    }

    private static void grant(PostgresServer server, String service) throws SQLException {
        String application = of(service);
        String owner = ownerOf(service);
        try (var administrator = server.connectAsAdministrator(application)) {
            execute(
                    administrator,
                    List.of(
                            "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(application),
                            "GRANT CONNECT ON DATABASE %s TO %s".formatted(application, application),
                            "REVOKE ALL ON SCHEMA public FROM PUBLIC",
                            "GRANT USAGE ON SCHEMA public TO " + application,
                            "ALTER DEFAULT PRIVILEGES FOR ROLE %s IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %s"
                                    .formatted(owner, application),
                            "ALTER DEFAULT PRIVILEGES FOR ROLE %s IN SCHEMA public GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO %s"
                                    .formatted(owner, application)));
        }
    }

    private static boolean exists(Connection administrator, String database) throws SQLException {
        try (var query = administrator.prepareStatement(
                "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = ?")) {
            query.setString(1, database);
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    return false;
                }
                if ("ready".equals(rows.getString(1))) {
                    return true;
                }
            }
        }
        execute(administrator, List.of("DROP DATABASE " + database));
        return false;
    }

    private static void createLogin(Connection administrator, String login) throws SQLException {
        execute(
                administrator,
                List.of("DROP ROLE IF EXISTS " + login, "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(login, login)));
    }

    private static void execute(Connection connection, List<String> statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
