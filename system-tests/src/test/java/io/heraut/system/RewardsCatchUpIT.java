package io.heraut.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.heraut.local.stack.LocalStack;
import io.heraut.local.stack.Part;
import io.heraut.local.stack.Service;
import io.heraut.story.Answer;
import io.heraut.story.Client;
import io.heraut.story.Stage;
import io.heraut.story.Story;
import io.heraut.story.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The rewards service is killed while people share and others click. When it is back it pays exactly what is due: nothing
 * twice, nothing forgotten, no cap broken. What is due is calculated here, from what was done.
 */
@Order(5)
@ExtendWith(SystemStack.class)
class RewardsCatchUpIT {
    /** How many shares each of them makes: 200 in all; some reach the cap exactly within a click, some do not. */
    private static final Map<String, Integer> SHARES =
            new LinkedHashMap<>(Map.of("amira", 80, "bram", 48, "chloe", 42, "carla", 20, "ada", 10));

    private static final int FOR_A_CLICK = 7;
    private static final int DAILY_CAP = 300;
    private static final int FOR_A_SHARE = 3;
    private static final int EVERY_NTH_UNCLICKED = 8;
    private static final ZoneId ORGANISATION = ZoneId.of("Europe/Amsterdam");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> BROWSERS = List.of(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
            "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15");

    private record Person(String login, Client client, int shares) {}

    private record Share(Person person, String id, URI link, boolean clicked) {}

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final AtomicInteger visitors = new AtomicInteger();

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void killedAndBackItPaysExactlyWhatIsDue(Stage stage, LocalStack stack) throws Exception {
        Part rewards = stack.part(Service.REWARDS);
        List<String> items = Publishing.publishNewsroom(stack, stage);
        Client petra = Client.withToken(stage, stack.token("petra"));
        petra.get("/api/v1/me").expect(200);
        String clickRule =
                rule(petra, "share.evidenced", "event.level == 'CLICKED' && " + isOneOf(items), FOR_A_CLICK, DAILY_CAP);
        String shareRule = rule(petra, "share.created", isOneOf(items), FOR_A_SHARE, null);
        List<Person> people = new ArrayList<>();
        SHARES.forEach(
                (login, count) -> people.add(new Person(login, Client.withToken(stage, stack.token(login)), count)));

        List<Share> shares;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicInteger made = new AtomicInteger();
            List<Future<List<Share>>> working = new ArrayList<>();
            people.forEach(person -> working.add(executor.submit(() -> shareAndClick(person, items, made))));
            await("the first shares").atMost(PATIENCE).until(() -> made.get() >= 50);
            rewards.kill();
            assertThat(rewards.isAlive()).isFalse();
            Answer away = people.getFirst().client().sendOnce("GET", "/api/v1/points/me", null, Map.of());
            assertThat(away.status()).as("%s", away.body()).isIn(502, 503, 504);
            assertThat(away.problem()).startsWith("upstream-");
            shares = new ArrayList<>();
            for (Future<List<Share>> work : working) {
                shares.addAll(result(work));
            }
        }
        assertThat(shares).hasSize(200);
        Map<String, List<Instant>> clicked = clickedAt(shares);

        // It falls once more while it catches up.
        rewards.start();
        rewards.kill();
        rewards.start();

        for (Person person : people) {
            String login = person.login();
            long mine = shares.stream()
                    .filter(share -> share.person().equals(person))
                    .count();
            Map<LocalDate, Long> dueForClicks = due(clicked.getOrDefault(login, List.of()));
            await(login + " to be paid for every share")
                    .atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(entries(person.client(), shareRule)).hasSize((int) mine));
            await(login + " to be paid for clicks")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(pointsByDay(entries(person.client(), clickRule)))
                            .isEqualTo(dueForClicks));
        }
        await("every cause to be decided on")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(decisions(stack, clickRule))
                        .isEqualTo(shares.stream().filter(Share::clicked).count()));

        // Nothing more comes: everything is decided, and it is what it was.
        Soundness.assertSound(stack);
        for (Person person : people) {
            String login = person.login();
            List<JsonNode> forShares = entries(person.client(), shareRule);
            List<JsonNode> forClicks = entries(person.client(), clickRule);
            assertThat(pointsByDay(forClicks)).isEqualTo(due(clicked.getOrDefault(login, List.of())));
            assertThat(forShares)
                    .allSatisfy(
                            entry -> assertThat(entry.path("points").asInt()).isEqualTo(FOR_A_SHARE));
            assertThat(causes(forShares)).hasSameSizeAs(forShares);
            assertThat(causes(forClicks)).hasSameSizeAs(forClicks);
            assertThat(person.client()
                            .get("/api/v1/points/me")
                            .expect(200)
                            .body()
                            .path("available")
                            .asLong())
                    .as("the balance of %s is the sum of the statement", login)
                    .isEqualTo(allEntries(person.client()).stream()
                            .mapToLong(entry -> entry.path("points").asLong())
                            .sum());
        }
        assertThat(decisions(stack, shareRule)).isEqualTo(200);
    }

    /** What a day's clicks are worth: each its points, all of them no more than the cap. */
    private static Map<LocalDate, Long> due(List<Instant> clicks) {
        Map<LocalDate, Long> due = new TreeMap<>();
        clicks.forEach(at -> due.merge(LocalDate.ofInstant(at, ORGANISATION), (long) FOR_A_CLICK, Long::sum));
        due.replaceAll((day, points) -> Math.min(points, DAILY_CAP));
        return due;
    }

    private List<Share> shareAndClick(Person sharer, List<String> items, AtomicInteger made) {
        Client person = sharer.client();
        person.get("/api/v1/me").expect(200);
        String channel = person.post("/api/v1/me/channels", Map.of("network", "LINKEDIN", "kind", "PERSONAL"))
                .text("id");
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < sharer.shares(); i++) {
            Answer answer = person.post(
                            "/api/v1/shares",
                            Map.of("contentItemId", items.get(i % items.size()), "channelId", channel))
                    .expect(201);
            boolean clicked = i % EVERY_NTH_UNCLICKED != 0;
            Share share = new Share(
                    sharer,
                    answer.text("id"),
                    URI.create(answer.body().path("link").path("url").asText()),
                    clicked);
            shares.add(share);
            made.incrementAndGet();
            if (clicked) {
                // One to three people; a share is paid for once, however many come.
                for (int visit = 0; visit <= i % 3; visit++) {
                    click(share.link(), visitor());
                }
            }
        }
        return shares;
    }

    /** A visitor that nobody else is. */
    private Visitor visitor() {
        int number = visitors.getAndIncrement();
        String network = number / 250 % 2 == 0 ? "203.0.113." : "198.51.100.";
        return new Visitor(
                network + (1 + number % 250),
                BROWSERS.get(number / 500 % BROWSERS.size()),
                "https://www.linkedin.com/");
    }

    private void click(URI link, Visitor visitor) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(link).timeout(Duration.ofSeconds(30)).GET();
        visitor.headers().forEach(request::header);
        try {
            assertThat(http.send(request.build(), BodyHandlers.discarding()).statusCode())
                    .as("the status of %s", link)
                    .isEqualTo(302);
        } catch (IOException e) {
            throw new IllegalStateException(link + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** When each share that people followed was proven, once all of them are and none of the others is. */
    private static Map<String, List<Instant>> clickedAt(List<Share> shares) {
        Map<String, List<Instant>> times = new HashMap<>();
        for (Share share : shares) {
            Client person = share.person().client();
            String path = "/api/v1/shares/" + share.id() + "/evidence";
            if (!share.clicked()) {
                assertThat(person.get(path).expect(200).text("level")).isEqualTo("ISSUED");
                continue;
            }
            await("evidence of a click")
                    .atMost(PATIENCE)
                    .until(() -> person.get(path).expect(200).text("level").equals("CLICKED"));
            person.get(path).body().path("facts").forEach(fact -> {
                if (fact.path("level").asText().equals("CLICKED")) {
                    times.computeIfAbsent(share.person().login(), any -> new ArrayList<>())
                            .add(Instant.parse(fact.path("at").asText()));
                }
            });
        }
        long proven = times.values().stream().mapToLong(List::size).sum();
        assertThat(proven).isEqualTo(shares.stream().filter(Share::clicked).count());
        return times;
    }

    private static String rule(
            Client petra, String eventType, String condition, int points, @Nullable Integer dailyCap) {
        Map<String, Object> rule = new HashMap<>(Map.of(
                "name",
                "Catching up, " + Story.newPlayName(),
                "eventType",
                eventType,
                "condition",
                condition,
                "points",
                points));
        if (dailyCap != null) {
            rule.put("dailyCap", dailyCap);
        }
        return petra.post("/api/v1/point-rules", rule).expect(201).text("id");
    }

    private static String isOneOf(List<String> items) {
        return items.stream().collect(Collectors.joining("', '", "event.contentItemId in ['", "']"));
    }

    private static long decisions(LocalStack stack, String rule) {
        return Soundness.number(
                stack,
                Service.REWARDS,
                "select count(*) from rule_decision where outcome <> 'CONDITION_NOT_MET' and rule_id = '" + rule + "'");
    }

    private static Map<LocalDate, Long> pointsByDay(List<JsonNode> entries) {
        Map<LocalDate, Long> points = new TreeMap<>();
        entries.forEach(entry -> points.merge(
                LocalDate.ofInstant(Instant.parse(entry.path("at").asText()), ORGANISATION),
                entry.path("points").asLong(),
                Long::sum));
        return points;
    }

    private static Set<String> causes(List<JsonNode> entries) {
        Set<String> causes = new HashSet<>();
        entries.forEach(entry -> causes.add(entry.path("cause").path("shareId").asText()));
        return causes;
    }

    private static List<JsonNode> entries(Client person, String rule) {
        return allEntries(person).stream()
                .filter(entry -> entry.path("ruleId").asText().equals(rule))
                .toList();
    }

    private static List<JsonNode> allEntries(Client person) {
        List<JsonNode> entries = new ArrayList<>();
        String path = "/api/v1/points/me/entries?limit=200";
        String cursor = "";
        do {
            JsonNode page = person.get(path + cursor).expect(200).body();
            page.path("items").forEach(entries::add);
            cursor = page.path("next").isTextual()
                    ? "&cursor=" + URLEncoder.encode(page.path("next").asText(), StandardCharsets.UTF_8)
                    : "";
        } while (!cursor.isEmpty());
        return entries;
    }

    private static <T> T result(Future<T> work) throws InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
