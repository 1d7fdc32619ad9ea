package io.heraut.bench;

import io.heraut.local.Home;
import io.heraut.local.postgres.PostgresServer.Durability;
import io.heraut.local.process.Directories;
import io.heraut.local.process.ManagedProcess;
import io.heraut.local.process.Ports;
import io.heraut.local.process.Wait;
import io.heraut.local.stack.LocalStack;
import io.heraut.local.stack.Service;
import io.heraut.sharing.link.LinkCodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sharing service with links in its database, and beside it the limit: the same router with a fixed answer. */
final class LinksStack implements AutoCloseable {
    private static final List<String> JVM_OPTIONS =
            List.of("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=4");
    private static final int LINKS_OF_AN_ADVOCATE = 20;

    private final Path directory = emptyDirectory();
    private final HttpClient http = HttpClient.newHttpClient();
    private final LinkCodes codes;
    private final LocalStack stack;
    private final ManagedProcess limit;
    private final int limitPort = Ports.free(1).getFirst();

    LinksStack() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        codes = new LinkCodes(key, new SecureRandom());
        stack = LocalStack.builder()
                .directory(directory)
                .logs(directory.resolve("logs"))
                .services(Service.SHARING)
                .durability(Durability.DURABLE)
                .jvmOptions(JVM_OPTIONS.toArray(String[]::new))
                // A broker that runs for long compiles what is hot, other than one that is to be up soon.
                .kafkaOptions("-XX:TieredStopAtLevel=4", "-Xmx512m")
                .environment(
                        Service.SHARING,
                        "HERAUT_SHARING_LINKS_CODE_KEY",
                        Base64.getEncoder().encodeToString(key))
                .start();
        // As a database has them that is to hold millions of clicks; those of the local stack are for a small machine.
        execute("alter system set shared_buffers = '512MB'");
        execute("alter system set max_wal_size = '4GB'");
        stack.part("postgres").stop();
        stack.part("postgres").start();
        // Its keys are known; measured is what comes after.
        stack.part("keycloak").stop();
        limit = startLimit();
    }

    Path directory() {
        return directory;
    }

    LocalStack stack() {
        return stack;
    }

    int port() {
        return stack.part(Service.SHARING).port();
    }

    int limitPort() {
        return limitPort;
    }

    private ManagedProcess startLimit() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.addAll(List.of("-XX:+UseCompactObjectHeaders", "--sun-misc-unsafe-memory-access=allow"));
        command.add("-Dquarkus.http.port=" + limitPort);
        command.add("-jar");
        command.add(Home.find()
                .root()
                .resolve("benchmarks-limit/target/quarkus-app/quarkus-run.jar")
                .toString());
        ManagedProcess process = ManagedProcess.start(new ManagedProcess.Launch(
                command, java.util.Map.of(), directory.resolve("limit"), directory.resolve("logs/limit.log"), "TERM"));
        boolean isUp = Wait.until(
                Duration.ofMinutes(1), Duration.ofMillis(100), () -> !process.isAlive() || !Ports.isFree(limitPort));
        if (!isUp || !process.isAlive()) {
            throw new IllegalStateException("The limit did not start");
        }
        return process;
    }

    /** New links, written into the database as sharing writes them: each of a share of its own. */
    List<String> addLinks(int count) {
        List<String> made = new ArrayList<>(count);
        try (Connection connection = stack.connect(Service.SHARING)) {
            connection.setAutoCommit(false);
            UUID item = UUID.randomUUID();
            run(connection, """
                    insert into content_item (id, status, content_type, language, title, canonical_url, og_title,
                        countries, teams, languages, published_at)
                    values ('%s', 'PUBLISHED', 'ARTICLE', 'en', 'An item', 'https://www.example.com/news/the-item',
                        'An item', '{}', '{}', '{}', now())""".formatted(item));
            try (PreparedStatement insert = connection.prepareStatement("""
                    with a as (insert into advocate (id, registered_at) select ?, now() where ? returning id),
                        c as (insert into channel (id, advocate_id, network, kind, created_at)
                            select ?, ?, 'LINKEDIN', 'PERSONAL', now() where ?),
                        s as (insert into share (id, advocate_id, content_item_id, channel_id, network, channel_kind,
                                attempt, created_at)
                            values (?, ?, ?, ?, 'LINKEDIN', 'PERSONAL', ?, now()))
                    insert into tracked_link (id, code, share_id, created_at) values (?, ?, ?, now())""")) {
                UUID advocate = UUID.randomUUID();
                UUID channel = UUID.randomUUID();
                for (int i = 0; i < count; i++) {
                    int attempt = i % LINKS_OF_AN_ADVOCATE + 1;
                    if (attempt == 1) {
                        advocate = UUID.randomUUID();
                        channel = UUID.randomUUID();
                    }
                    UUID share = UUID.randomUUID();
                    String code = codes.next();
                    insert.setObject(1, advocate);
                    insert.setBoolean(2, attempt == 1);
                    insert.setObject(3, channel);
                    insert.setObject(4, advocate);
                    insert.setBoolean(5, attempt == 1);
                    insert.setObject(6, share);
                    insert.setObject(7, advocate);
                    insert.setObject(8, item);
                    insert.setObject(9, channel);
                    insert.setInt(10, attempt);
                    insert.setObject(11, UUID.randomUUID());
                    insert.setString(12, code);
                    insert.setObject(13, share);
                    insert.addBatch();
                    made.add(code);
                    if (i % 1_000 == 999) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
            connection.commit();
            return made;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Clicks that were counted, all of them and those of people. */
    record Counted(long raw, long human) {}

    Counted counted() {
        return new Counted(
                number("select coalesce(sum(clicks), 0) from click_rollup"),
                number("select coalesce(sum(clicks), 0) from click_rollup where class = 1"));
    }

    long number(String sql) {
        try (Connection connection = stack.connect(Service.SHARING);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        try (Connection connection = stack.connect(Service.SHARING)) {
            run(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long sharingResidentBytes() {
        return stack.part(Service.SHARING).residentBytes();
    }

    double heapInUse() {
        return metric("jvm_memory_used_bytes\\{area=\"heap\"[^}]*}");
    }

    /** Waits until so many clicks are counted, and no more. */
    boolean isCountedWithin(long clicks, Duration time) {
        boolean isThere =
                Wait.until(time, Duration.ofMillis(500), () -> counted().raw() >= clicks);
        return isThere && counted().raw() == clicks;
    }

    /** Holds what the consumers need, so that clicks pile up in Kafka. */
    void whileNothingIsCounted(Runnable load) {
        try (Connection connection = stack.connect(Service.SHARING)) {
            connection.setAutoCommit(false);
            run(connection, "select 1 from click_offset for update");
            load.run();
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How long PostgreSQL takes to copy that many of the latest clicks into a table like theirs. */
    double copySeconds(long clicks) {
        try (Connection connection = stack.connect(Service.SHARING)) {
            run(
                    connection,
                    "create table click_copy (like click including defaults including constraints including indexes)");
            Path file = directory.resolve("clicks.copy");
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-")));
            run(
                    connection,
                    "copy (select * from click order by at desc limit %d) to '%s' (format binary)"
                            .formatted(clicks, file));
            long begin = System.nanoTime();
            run(connection, "copy click_copy from '%s' (format binary)".formatted(file));
            double seconds = (System.nanoTime() - begin) / 1e9;
            run(connection, "drop table click_copy");
            Files.delete(file);
            return seconds;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The sum of a metric of the sharing service over all its tags. */
    double metric(String name) {
        try {
            URI uri = URI.create("http://127.0.0.1:" + port() + "/metrics");
            String page = http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher line = Pattern.compile(
                            "(?m)^" + name + (name.endsWith("}") ? "" : "(?:\\{[^}]*})?") + " ([0-9.E+-]+)$")
                    .matcher(page);
            double sum = 0;
            while (line.find()) {
                sum += Double.parseDouble(line.group(1));
            }
            return sum;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        limit.stop(Duration.ofSeconds(10));
        stack.close();
        try {
            Directories.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path emptyDirectory() {
        try {
            Path directory = Files.createTempDirectory("heraut-bench-");
            // PostgreSQL may run under another account than this JVM.
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
