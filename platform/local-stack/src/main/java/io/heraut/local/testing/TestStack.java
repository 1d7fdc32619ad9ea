package io.heraut.local.testing;

import io.heraut.local.postgres.Databases;
import io.heraut.local.process.Guard;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL, Kafka and a token key for the tests of a service:
 *
 * <pre>{@code
 * @QuarkusTest
 * @WithTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "service", value = "content"))
 * }</pre>
 *
 * <p>There is one server and one broker per test JVM, whatever the number of test classes and test profiles; they end with the JVM. The
 * argument {@code service} names the database to make; without it there is none. With {@code kafka} set to {@code false} there is no
 * broker.
 */
public final class TestStack implements QuarkusTestResourceLifecycleManager {

    private static final String DIRECTORY = "directory";

    private @Nullable String service;
    private boolean withKafka = true;

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.get("service");
        withKafka = Boolean.parseBoolean(arguments.getOrDefault("kafka", "true"));
    }

    @Override
    public Map<String, String> start() {
        var configuration = new HashMap<>(common());
        if (service == null) {
            if (withKafka) {
                kafka().startOnce();
                configuration.putAll(kafkaSettings());
            }
            return configuration;
        }
        // A new thread has this one's class loader, which Kafka finds its classes by; the common pool's have not.
        var broker = CompletableFuture.runAsync(
                () -> {
                    if (withKafka) {
                        kafka().startOnce();
                    }
                },
                task -> Thread.ofVirtual().start(task));
        postgres().startOnce();
        postgres().createDatabase(service);
        broker.join();
        if (withKafka) {
            configuration.putAll(kafkaSettings());
        }
        configuration.putAll(databaseSettings(service));
        return configuration;
    }

    /** Nothing: the next test profile uses the same servers, and they end with the JVM. */
    @Override
    public void stop() {}

    /** The broker of this JVM. */
    public static TestKafka kafka() {
        return new TestKafka(directory());
    }

    /** The database server of this JVM. */
    public static TestPostgres postgres() {
        return new TestPostgres(directory());
    }

    private static Map<String, String> common() {
        return Map.of(
                "HERAUT_ISSUER_URL",
                TestTokens.ISSUER,
                "quarkus.oidc.public-key",
                TestTokens.publicKey(),
                "quarkus.oidc.token.issuer",
                TestTokens.ISSUER,
                "quarkus.http.test-port",
                "0",
                "heraut.trusted-proxies",
                "127.0.0.1/32");
    }

    private static Map<String, String> kafkaSettings() {
        String servers = kafka().bootstrapServers();
        return Map.of("HERAUT_KAFKA_SERVERS", servers, "kafka.bootstrap.servers", servers);
    }

    private static Map<String, String> databaseSettings(String service) {
        String url = postgres().url(service);
        String login = Databases.of(service);
        String owner = Databases.ownerOf(service);
        return Map.of(
                "HERAUT_DB_URL", url,
                "HERAUT_DB_USER", login,
                "HERAUT_DB_PASSWORD", login,
                "HERAUT_DB_OWNER", owner,
                "HERAUT_DB_OWNER_PASSWORD", owner);
    }

    private static Path directory() {
        return Path.of(SharedState.get()
                .computeIfAbsent(DIRECTORY, key -> newDirectory().toString()));
    }

    private static Path newDirectory() {
        try {
            var directory = Files.createTempDirectory("heraut-test-");
            // PostgreSQL may run under another account than this JVM.
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
            Guard.ofThisJvm().deleteAtTheEnd(directory);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
