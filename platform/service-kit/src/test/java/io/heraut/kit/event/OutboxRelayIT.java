package io.heraut.kit.event;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heraut.events.AdvocateState;
import io.heraut.events.EventType;
import io.heraut.events.Topic;
import io.heraut.local.process.ManagedProcess;
import io.heraut.local.testing.TestStack;
import io.heraut.web.health.Degradations;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(
        value = TestStack.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "service", value = "content"))
class OutboxRelayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CONTENT = Topic.CONTENT.topicName();
    private static final String ADVOCATES = Topic.ADVOCATES.topicName();

    @Inject
    Outbox outbox;

    @Inject
    OutboxRelay relay;

    @Inject
    Publisher publisher;

    @Inject
    Taken taken;

    @Inject
    Degradations degradations;

    @TempDir
    Path directory;

    private final List<ManagedProcess> processes = new ArrayList<>();

    @AfterEach
    void asBefore() {
        processes.forEach(ManagedProcess::kill);
        if (!TestStack.kafka().isRunning()) {
            TestStack.kafka().start();
        }
        relay.start();
    }

    @Test
    void whatIsPublishedWhileTheBrokerIsAwayArrivesInOrder() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        publisher.withdraw(first);
        awaitTaken(first, 1);

        TestStack.kafka().kill();
        publisher.withdraw(first, 4);
        publisher.withdraw(second, 5);
        await().atMost(PATIENCE).until(() -> degradations.current().containsKey("outbox"));

        get("/health/ready").then().statusCode(200);
        assertThat(get("/metrics").asString()).contains("heraut_degraded{part=\"outbox\"} 1.0");
        publisher.withdraw(first, 5);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(metric("heraut_outbox_size")).isGreaterThanOrEqualTo(14));

        TestStack.kafka().start();
        awaitTaken(first, 10);
        awaitTaken(second, 5);
        assertThat(firstDeliveries(first)).isEqualTo(upTo(10));
        await().atMost(PATIENCE).until(() -> !degradations.current().containsKey("outbox"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(metric("heraut_outbox_size")).isZero());
    }

    @Test
    void aRelayThatDiesBetweenAcknowledgementAndDeleteLeavesNothingButASecondDelivery() {
        UUID item = UUID.randomUUID();
        relay.stop();
        publisher.withdraw(item, 5);
        ManagedProcess other = relayProcess(RelayProcess.HoldAt.DELETE);
        awaitSign("held");
        assertThat(new LinkedHashSet<>(log().sequences(CONTENT, item))).containsExactlyElementsOf(upTo(5));

        other.kill();
        relay.start();

        await().atMost(PATIENCE).until(() -> log().sequences(CONTENT, item).size() >= 10);
        assertThat(firstDeliveries(item)).isEqualTo(upTo(5));
        publisher.withdraw(item);
        awaitTaken(item, 6);
    }

    @Test
    void aLeaderThatWasStoppedLosesItsPlaceAndDoesNoHarmWhenItWakes() throws SQLException {
        UUID item = UUID.randomUUID();
        UUID advocate = UUID.randomUUID();
        relay.stop();
        publisher.withdraw(item, 3);
        publish(advocate, "before");
        ManagedProcess other = relayProcess(RelayProcess.HoldAt.SEND_TO_ADVOCATES);
        awaitSign("held");

        // It has sent a part, its transaction is open, and the older state of the advocate is in its hands.
        other.pause();
        relay.start();
        await().atMost(PATIENCE).until(() -> !sessionExists("second-relay"));
        publisher.withdraw(item, 3);
        publish(advocate, "after");
        awaitTaken(item, 6);
        await().atMost(PATIENCE).until(() -> locales(advocate).contains("after"));

        new RelayProcess.Signs(directory).give("go");
        other.resume();
        awaitSign("lost");

        // The older state came behind the newer one: the woken relay has the newer one told again.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(locales(advocate))
                        .containsSubsequence("before", "after", "before", "after")
                        .endsWith("after"));
        assertThat(firstDeliveries(item)).isEqualTo(upTo(6));

        // Both work from now on, one at a time: nothing is sent twice.
        UUID next = UUID.randomUUID();
        publisher.withdraw(next, 20);
        awaitTaken(next, 20);
        assertThat(log().sequences(CONTENT, next)).isEqualTo(upTo(20));
        relay.stop();
        publisher.withdraw(next, 5);
        awaitTaken(next, 25);
        assertThat(other.isAlive()).isTrue();
        assertThat(taken.sequences(Withdrawals.NAME, item)).isEqualTo(upTo(6));
    }

    private void publish(UUID advocate, String locale) {
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.publish(
                        EventType.ADVOCATE_STATE,
                        advocate,
                        new AdvocateState(advocate, "sub-" + advocate, null, locale, null, null)));
    }

    private static List<String> locales(UUID advocate) {
        return log().events(ADVOCATES, advocate).stream()
                .map(event -> Objects.requireNonNull(
                        event.as(AdvocateState.class).data().locale()))
                .toList();
    }

    private ManagedProcess relayProcess(RelayProcess.HoldAt holdAt) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ManagedProcess process = ManagedProcess.start(new ManagedProcess.Launch(
                List.of(
                        java,
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        RelayProcess.class.getName(),
                        TestStack.postgres().url("content"),
                        "heraut_content",
                        "heraut_content",
                        TestStack.kafka().bootstrapServers(),
                        directory.toString(),
                        holdAt.name()),
                Map.of(),
                directory,
                directory.resolve("relay.log"),
                "TERM"));
        processes.add(process);
        return process;
    }

    private void awaitSign(String sign) {
        await().atMost(PATIENCE).until(() -> {
            assertThat(processes)
                    .as(() -> "The other relay, which wrote " + directory.resolve("relay.log"))
                    .allMatch(ManagedProcess::isAlive);
            return new RelayProcess.Signs(directory).given(sign);
        });
    }

    private static boolean sessionExists(String application) throws SQLException {
        try (Connection connection = TestStack.postgres().connectAsAdministrator("content");
                PreparedStatement select =
                        connection.prepareStatement("SELECT 1 FROM pg_stat_activity WHERE application_name = ?")) {
            select.setString(1, application);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static double metric(String name) {
        return get("/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(-1);
    }

    private void awaitTaken(UUID item, long count) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(taken.sequences(Withdrawals.NAME, item)).isEqualTo(upTo(count)));
    }

    private static List<Long> firstDeliveries(UUID item) {
        return List.copyOf(new LinkedHashSet<>(log().sequences(CONTENT, item)));
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static EventLog log() {
        return new EventLog(TestStack.kafka().bootstrapServers());
    }
}
