package io.heraut.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heraut.local.stack.LocalStack;
import io.heraut.local.stack.Part;
import io.heraut.local.stack.Service;
import io.heraut.story.Client;
import io.heraut.story.Stage;
import io.heraut.system.VisitLoad.Tally;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Parts die under load. Afterwards, for each link: redirects that somebody received ≤ clicks that were counted ≤ requests that
 * somebody sent; and where nothing was killed all three are equal.
 */
@Order(20)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClickFaultsIT {
    private static final int LINKS = 20;
    private static final Duration SHORT = Duration.ofSeconds(4);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Longer than Kafka waits for a consumer that does not answer. */
    private static final Duration UNTIL_REBALANCED = Duration.ofSeconds(13);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private LocalStack stack = LocalStack.builder().prepare();
    private List<String> codes = List.of();

    @BeforeAll
    void start() throws SQLException {
        start(Map.of());
    }

    private void start(Map<String, String> environment) throws SQLException {
        LocalStack.Builder builder = LocalStack.builder()
                .services(Service.SHARING)
                .replicas(Service.SHARING, 2)
                // Whoever is sent on before the click is durable has no promise: here everybody is to have one.
                .environment(Service.SHARING, "HERAUT_SHARING_CLICKS_MAX_WAIT", "20s");
        environment.forEach((name, value) -> builder.environment(Service.SHARING, name, value));
        stack = builder.start();
        codes = links();
        List.of(first(), second()).forEach(this::warm);
    }

    @AfterAll
    void stop() {
        http.close();
        stack.close();
    }

    @Test
    @Order(1)
    void withoutFaultsReceivedAndCountedAndSentAreEqual() {
        Map<String, Long> before = counted();
        Tally tally = load().during(() -> pass(SHORT));
        assertThat(tally.failed()).isZero();
        assertThat(tally.received()).isEqualTo(tally.sent());
        await("everything to be counted")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(since(before)).isEqualTo(tally.received()));
    }

    @Test
    @Order(2)
    void whateverDiesNothingIsLostAndNothingIsCountedTwice() {
        Map<String, Long> before = counted();
        VisitLoad load = load();
        Tally tally = load.during(() -> {
            outage(SHORT, broker());
            outage(SHORT, database());
            outage(SHORT, first());
            standStill(second());
            // With one of the two there was always somebody to answer.
            assertThat(load.tally().failed()).isZero();
            outage(SHORT, broker(), database(), first(), second());
        });
        assertNothingLost(tally, before);
    }

    @Test
    @Tag("drill")
    void theBrokerIsAwayForLong() {
        drill(broker());
    }

    @Test
    @Tag("drill")
    void theDatabaseIsAwayForLong() {
        drill(database());
    }

    @Test
    @Tag("drill")
    void aReplicaIsAwayForLong() {
        drill(first());
    }

    @Test
    @Tag("drill")
    void bothReplicasAreAwayForLong() {
        drill(first(), second());
    }

    @Test
    @Tag("drill")
    void everythingIsAwayForLong() {
        drill(broker(), database(), first(), second());
    }

    @Test
    @Tag("drill")
    void aConsumerStandsStillThroughARebalance() {
        Map<String, Long> before = counted();
        Tally tally = load().during(() -> {
            standStill(first());
            standStill(second());
        });
        assertNothingLost(tally, before);
    }

    /** Last, since it ends the stack that the others share. */
    @Test
    @Tag("drill")
    @Order(Integer.MAX_VALUE)
    void aFullSpoolLosesWhatDoesNotFitAndSaysHowMuch() throws SQLException {
        stack.close();
        start(Map.of("HERAUT_SHARING_CLICKS_SPOOL_MAX_SIZE", "50K"));
        Map<String, Long> before = counted();
        Tally tally = load().during(() -> outage(LONG, broker()));
        double dropped = metrics("heraut_clicks_dropped_total");
        assertThat(dropped).isPositive();
        await("everything to be handed over and counted").atMost(PATIENCE).untilAsserted(() -> {
            assertThat(metrics("heraut_clicks_spool_size")).isZero();
            assertThat(sum(since(before)) + dropped).isEqualTo(sum(tally.sent()));
        });
        assertThat(tally.received()).isEqualTo(tally.sent());
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private double metrics(String name) {
        return metric(first(), name) + metric(second(), name);
    }

    private void drill(Part... parts) {
        Map<String, Long> before = counted();
        VisitLoad load = load();
        Tally tally = load.during(() -> outage(LONG, parts));
        assertNothingLost(tally, before);
        if (!List.of(parts).containsAll(List.of(first(), second()))) {
            assertThat(tally.failed()).isZero();
        }
    }

    private void assertNothingLost(Tally tally, Map<String, Long> before) {
        await("everything to be handed over and counted").atMost(PATIENCE).untilAsserted(() -> {
            for (Part part : List.of(first(), second())) {
                assertThat(metric(part, "heraut_clicks_spool_size")).isZero();
                assertThat(metric(part, "heraut_clicks_lag")).isZero();
            }
            Map<String, Long> counted = since(before);
            for (String code : codes) {
                assertThat(counted.get(code))
                        .as("clicks of %s", code)
                        .isBetween(tally.received().get(code), tally.sent().get(code));
            }
        });
        // And that is what stays.
        assertThat(number("select count(*) from click_dead_letter")).isZero();
        assertThat(number("select count(*) from click")).isEqualTo(number("select sum(clicks) from click_rollup"));
    }

    /** SIGKILL for all of them, and after that time up again. */
    private static void outage(Duration time, Part... parts) {
        pass(Duration.ofSeconds(1));
        for (Part part : parts) {
            part.kill();
        }
        pass(time);
        for (Part part : parts) {
            part.start();
        }
        pass(Duration.ofSeconds(1));
    }

    /** It loses its partitions, and does not know it when it goes on. */
    private static void standStill(Part part) {
        part.pause();
        pass(UNTIL_REBALANCED);
        part.resume();
        pass(Duration.ofSeconds(2));
    }

    /** Load goes on for so long: nothing is waited for. */
    private static void pass(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private VisitLoad load() {
        return new VisitLoad(http, List.of(first().url(), second().url()), codes);
    }

    private Part first() {
        return stack.part(Service.SHARING);
    }

    private Part second() {
        return stack.part(Service.SHARING.partName() + "-2");
    }

    private Part broker() {
        return stack.part("kafka");
    }

    private Part database() {
        return stack.part("postgres");
    }

    /** Links of shares that Amira makes of an item. */
    private List<String> links() throws SQLException {
        UUID item = UUID.randomUUID();
        try (Connection connection = stack.connect(Service.SHARING);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into content_item (id, status, content_type, language, title, canonical_url, og_title,
                        countries, teams, languages, published_at)
                    values ('%s', 'PUBLISHED', 'ARTICLE', 'en', 'An item', 'https://www.example.com/news/item',
                        'An item', '{}', '{}', '{}', now())""".formatted(item));
        }
        Client amira = Client.withToken(
                new Stage(
                        stack.url(Service.SHARING),
                        stack.issuer(),
                        stack.newsroomPort(),
                        stack.partnerPort(),
                        stack.logs()),
                stack.token("amira"));
        String channel = amira.post("/api/v1/me/channels", Map.of("network", "LINKEDIN", "kind", "PERSONAL"))
                .text("id");
        List<String> made = new ArrayList<>();
        for (int i = 0; i < LINKS; i++) {
            made.add(amira.post("/api/v1/shares", Map.of("contentItemId", item, "channelId", channel))
                    .expect(201)
                    .body()
                    .path("link")
                    .path("code")
                    .asText());
        }
        return made;
    }

    /** Every link is in the memory of the replica afterwards. */
    private void warm(Part part) {
        for (String code : codes) {
            HttpRequest request = HttpRequest.newBuilder(part.url().resolve("/s/" + code))
                    .header("User-Agent", "warming up")
                    .build();
            try {
                assertThat(http.send(request, BodyHandlers.discarding()).statusCode())
                        .isEqualTo(302);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        await("the visits that warm up to be counted")
                .atMost(PATIENCE)
                .until(() -> metrics("heraut_clicks_counted_total") >= metrics("heraut_clicks_taken_total"));
    }

    private Map<String, Long> counted() {
        try (Connection connection = stack.connect(Service.SHARING);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select l.code, coalesce(sum(r.clicks), 0) as clicks
                        from tracked_link l left join click_rollup r on r.link_id = l.id group by l.code""")) {
            Map<String, Long> counted = new HashMap<>();
            while (rows.next()) {
                counted.put(rows.getString("code"), rows.getLong("clicks"));
            }
            return counted;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Long> since(Map<String, Long> before) {
        Map<String, Long> counted = counted();
        counted.replaceAll((code, clicks) -> clicks - before.getOrDefault(code, 0L));
        return counted;
    }

    private long number(String sql) {
        return Soundness.number(stack, Service.SHARING, sql);
    }

    /** The sum over all tags. */
    private double metric(Part part, String name) {
        try {
            String page = http.send(
                            HttpRequest.newBuilder(URI.create(part.url() + "/metrics"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            Matcher line = Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? ([0-9.E+-]+)$")
                    .matcher(page);
            double sum = 0;
            while (line.find()) {
                sum += Double.parseDouble(line.group(1));
            }
            return sum;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
