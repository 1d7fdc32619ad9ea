package io.heraut.sharing.analytics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.heraut.events.EvidenceLevel;
import io.heraut.sharing.click.ClickClass;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports, against shares and clicks that are known. */
@QuarkusTest
class AnalyticsIT extends AnalyticsScene {
    private static final List<String> CLASSES =
            List.of("human", "previewBot", "otherBot", "prefetch", "scanner", "self", "duplicate", "unknown");
    private static final AtomicInteger LIMITS = new AtomicInteger();
    private static final List<String> GROUPINGS =
            List.of("day", "network", "item", "type", "topic", "campaign", "day&groupBy=network", "day&groupBy=item");

    @Inject
    DataSource dataSource;

    private void assertWhole(JsonPath answer) {
        for (String clicks : Stream.concat(CLASSES.stream(), Stream.of("raw")).toList()) {
            assertThat(sum(answer, "clicks." + clicks)).as(clicks).isEqualTo(number(answer, "total.clicks." + clicks));
        }
        for (String shares : List.of("total", "issued", "claimed", "previewed", "clicked", "linked", "sustained")) {
            assertThat(sum(answer, "shares." + shares)).as(shares).isEqualTo(number(answer, "total.shares." + shares));
        }
        assertThat(CLASSES.stream()
                        .mapToLong(each -> number(answer, "total.clicks." + each))
                        .sum())
                .isEqualTo(number(answer, "total.clicks.raw"));
    }

    /** Three items, shared by eight each, on two networks, over some days. */
    private Map<UUID, List<Made>> somethingHappens() {
        UUID ferry = item("Ferry", "NEWS", "spring", "green", "ships");
        UUID jobs = item("Jobs", "HR", null, "people");
        UUID plain = item("Plain", "NEWS", null);
        Map<UUID, List<Made>> made = new LinkedHashMap<>();
        Random random = new Random(7);
        List<UUID> people = advocates(8);
        for (UUID item : List.of(ferry, jobs, plain)) {
            List<Made> shares = people.stream()
                    .map(person -> share(
                            item,
                            person,
                            random.nextBoolean() ? "LINKEDIN" : "X",
                            at(3, 1 + random.nextInt(20), random.nextInt(24), 15 * random.nextInt(4)),
                            random.nextBoolean()
                                    ? new EvidenceLevel[] {EvidenceLevel.PREVIEWED}
                                    : new EvidenceLevel[] {EvidenceLevel.CLAIMED, EvidenceLevel.CLICKED}))
                    .toList();
            for (Made share : shares) {
                for (ClickClass clickClass : ClickClass.values()) {
                    click(
                            share,
                            at(3, 1 + random.nextInt(20), random.nextInt(24), 15 * random.nextInt(4)),
                            clickClass,
                            1 + random.nextInt(5));
                }
            }
            made.put(item, shares);
        }
        return made;
    }

    @Test
    void rowsAddUpToTheTotalAndClassesToRawBeforeAndAfterTheSumsAreMade() {
        somethingHappens();
        close();
        for (String grouping : GROUPINGS) {
            JsonPath before = ask(all() + "&groupBy=" + grouping);
            assertWhole(before);
            assertThat(number(before, "total.shares.total")).isEqualTo(24);
            assertThat(number(before, "total.clicks.raw")).isPositive();
        }
        List<String> asked =
                GROUPINGS.stream().map(each -> all() + "&groupBy=" + each).toList();
        List<String> before = asked.stream().map(each -> figures(ask(each))).toList();
        summarise();
        List<String> after = asked.stream().map(each -> figures(ask(each))).toList();
        assertThat(after).isEqualTo(before);
    }

    /** A replica that stands still while it counts: reports are a little older then, and sharing goes on. */
    @Test
    void whoeverStandsStillInAnEpochStopsNobody() throws Exception {
        Map<UUID, List<Made>> made = somethingHappens();
        close();
        String before = ask(all()).getString("asOf");
        try (Connection still = dataSource.getConnection()) {
            still.setAutoCommit(false);
            try (Statement statement = still.createStatement()) {
                statement.execute("select hold_epoch()");
            }
            eventually()
                    .until(() -> database.one(
                                    "select (opened_at < now() - interval '3 seconds')::int as old from ingest_epoch where closed_at is null",
                                    row -> row.number("old") == 1)
                            .orElse(false));
            assertThat(ask(all()).getString("asOf")).isEqualTo(before);
            // Somebody else writes in the same epoch meanwhile.
            click(made.values().iterator().next().getFirst(), at(3, 4, 10, 0), ClickClass.HUMAN, 1);
            still.rollback();
        }
        eventually().until(() -> !ask(all()).getString("asOf").equals(before));
    }

    @Test
    void theSameStateHasTheSameFiguresWhateverCame() {
        Map<UUID, List<Made>> made = somethingHappens();
        close();
        List<String> questions = Stream.concat(
                        GROUPINGS.stream().map(each -> all() + "&groupBy=" + each),
                        Stream.of(
                                "from=" + at(3, 3, 5, 15) + "&to=" + at(3, 17, 18, 45) + "&groupBy=item",
                                "from=" + at(3, 3, 5, 15) + "&to=" + at(3, 17, 18, 45)
                                        + "&groupBy=day&zone=Asia/Kathmandu",
                                "from=" + day(3, 3) + "&to=" + day(3, 18)
                                        + "&groupBy=network&zone=Asia/Kathmandu&metric=earned-media-value&currency=SEK"))
                .toList();
        JsonPath first = ask(all());
        String asOf = first.getString("asOf");
        List<String> old = figures(questions, asOf);

        UUID ferry = made.keySet().iterator().next();
        List<Made> shares = made.values().stream().flatMap(List::stream).toList();
        click(shares.get(0), at(3, 4, 10, 0), ClickClass.HUMAN, 1_000);
        summarise();
        assertThat(figures(questions, asOf)).isEqualTo(old);
        // A newer classifier takes clicks from one class to another.
        click(shares.get(1), at(3, 5, 10, 0), ClickClass.HUMAN, -2);
        click(shares.get(1), at(3, 5, 10, 0), ClickClass.OTHER_BOT, 2);
        withdraw(shares.get(2).shareId(), EvidenceLevel.PREVIEWED);
        withdraw(shares.get(2).shareId(), EvidenceLevel.CLICKED);
        prove(shares.get(3).shareId(), EvidenceLevel.LINKED, at(3, 20, 0, 0));
        say(ferry, 2, "Ferry, renamed", "HR", "summer", "people");
        share(ferry, advocate(), "X", at(3, 9, 9, 0));
        rateCard("SEK", year + "-01-01", null, 300, 200, 400);
        close();
        assertThat(figures(questions, asOf)).isEqualTo(old);
        summarise();
        assertThat(figures(questions, asOf)).isEqualTo(old);

        JsonPath now = ask(all());
        assertThat(number(now, "total.clicks.human")).isEqualTo(number(first, "total.clicks.human") + 998);
        assertThat(number(now, "total.clicks.raw")).isEqualTo(number(first, "total.clicks.raw") + 1_000);
        assertThat(number(now, "total.shares.total")).isEqualTo(25);
        assertThat(number(now, "total.shares.linked")).isEqualTo(1);
        assertThat(now.getString("asOf")).isNotEqualTo(asOf);
        assertThat(figures(questions, now.getString("asOf"))).isNotEqualTo(old);
    }

    private static List<String> figures(List<String> questions, String asOf) {
        return questions.stream()
                // A limit of its own each time, so that no answer is remembered.
                .map(each -> figures(ask(each + "&asOf=" + asOf + "&limit=" + (100 + LIMITS.incrementAndGet() % 800))))
                .toList();
    }

    @Test
    void theSumsHoldExactlyTheSingleCountsHoweverTheyAreMade() throws InterruptedException {
        Map<UUID, List<Made>> made = somethingHappens();
        close();
        Random random = new Random(11);
        for (List<Made> shares : made.values()) {
            for (Made share : shares) {
                click(share, at(3, 1 + random.nextInt(28), random.nextInt(24), 0), ClickClass.HUMAN, 3);
                if (random.nextBoolean()) {
                    close();
                }
            }
        }
        close();
        // Two replicas at once.
        Thread other = Thread.ofVirtual().start(this::stepToTheEnd);
        stepToTheEnd();
        other.join();
        stepToTheEnd();
        assertSumsAreExact();
        // The organisation's zone was another one before: all of it again.
        database.update("update analytics_position set zone = 'Asia/Tokyo'");
        JsonPath meanwhile = ask(all() + "&groupBy=item");
        assertWhole(meanwhile);
        stepToTheEnd();
        assertSumsAreExact();
        assertThat(figures(ask(all() + "&groupBy=item&limit=77"))).isEqualTo(figures(meanwhile));
    }

    private void assertSumsAreExact() {
        for (String table : List.of(
                "analytics_quarter", "analytics_month_item", "analytics_day_item", "analytics_day_item_network")) {
            long summed =
                    count("select coalesce(sum(human + preview_bot + other_bot + prefetch + scanner + self + duplicate"
                            + " + unknown), 0)::bigint as n from " + table);
            long humans = count("select coalesce(sum(human), 0)::bigint as n from " + table);
            long shares = count(
                    "select coalesce(sum(issued + claimed + previewed + clicked + linked + sustained), 0)::bigint as n from "
                            + table);
            assertThat(summed).as(table).isEqualTo(count("""
                    select coalesce(sum(clicks), 0)::bigint as n from click_rollup, analytics_position p
                    where click_rollup.epoch <= p.epoch"""));
            assertThat(humans).as(table).isEqualTo(count("""
                    select coalesce(sum(clicks), 0)::bigint as n from click_rollup, analytics_position p
                    where click_rollup.epoch <= p.epoch and class = 1"""));
            assertThat(shares)
                    .as(table)
                    .isEqualTo(count(
                            "select count(*) as n from share, analytics_position p where share.epoch <= p.epoch"));
        }
    }

    private long count(String sql) {
        return database.one(sql, row -> row.longNumber("n")).orElseThrow();
    }

    @Test
    void aClickIsOfTheDayOfTheZoneThatIsAskedFor() {
        Made share = share(item("Zones", "NEWS", null), advocate(), "LINKEDIN", at(3, 9, 0, 0));
        click(share, at(3, 9, 18, 0), ClickClass.HUMAN, 1); // 23:45 in Kathmandu
        click(share, at(3, 9, 18, 15), ClickClass.HUMAN, 2); // midnight in Kathmandu
        click(share, at(3, 10, 18, 0), ClickClass.HUMAN, 4);
        summarise();
        JsonPath answer = ask("from=" + day(3, 9) + "&to=" + day(3, 11) + "&zone=Asia/Kathmandu&groupBy=day");
        assertThat(answer.getString("from")).isEqualTo(at(3, 8, 18, 15).toString());
        assertThat(answer.getList("rows.day"))
                .containsExactly(day(3, 9).toString(), day(3, 10).toString());
        assertThat(answer.getList("rows.figures.clicks.human")).containsExactly(1, 6);
    }

    @Test
    void aDayWithoutAnHourIsADay() {
        // The last Sunday of March in the organisation's own zone.
        LocalDate sunday = day(3, 31).with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        Instant begin = organisation.startOf(sunday);
        Instant end = organisation.startOf(sunday.plusDays(1));
        assertThat(Duration.between(begin, end).toHours()).isEqualTo(23);
        Made share = share(item("Summer", "NEWS", null), advocate(), "LINKEDIN", begin);
        for (Instant quarter = begin.minusSeconds(900); !quarter.isAfter(end); quarter = quarter.plusSeconds(900)) {
            click(share, quarter, ClickClass.HUMAN, 1);
        }
        close();
        String question = "from=" + sunday.minusDays(1) + "&to=" + sunday.plusDays(2) + "&groupBy=day";
        List<Integer> expected = List.of(1, 92, 1);
        assertThat(ask(question).getList("rows.figures.clicks.human")).isEqualTo(expected);
        summarise();
        assertThat(ask(question).getList("rows.figures.clicks.human")).isEqualTo(expected);
    }

    @Test
    void aLateClickIsOfTheTimeWhenItCame() {
        Made share = share(item("Late", "NEWS", null), advocate(), "LINKEDIN", at(5, 1, 0, 0));
        click(share, at(5, 20, 12, 0), ClickClass.HUMAN, 1);
        summarise();
        click(share, at(5, 2, 12, 0), ClickClass.HUMAN, 5);
        close();
        String first = "from=" + day(5, 2) + "&to=" + day(5, 3) + "&zone=UTC";
        assertThat(number(ask(first), "total.clicks.human")).isEqualTo(5);
        assertThat(number(ask("from=" + at(5, 2, 12, 15) + "&to=" + day(5, 3) + "&zone=UTC"), "total.clicks.human"))
                .isZero();
    }

    @Test
    void whatFewPeopleHaveSharedIsToldTogether() {
        UUID large = item("Large", "NEWS", null, "green");
        UUID smallest = item("Smallest of the large", "HR", null, "people");
        UUID small = item("Small", "VIDEO", null, "secret");
        List<UUID> people = advocates(9);
        people.forEach(
                person -> click(share(large, person, "LINKEDIN", at(6, 1, 0, 0)), at(6, 2, 0, 0), ClickClass.HUMAN, 1));
        people.subList(0, 8)
                .forEach(person ->
                        click(share(smallest, person, "X", at(6, 1, 0, 0)), at(6, 2, 0, 0), ClickClass.HUMAN, 10));
        click(share(small, people.getFirst(), "X", at(6, 1, 0, 0)), at(6, 2, 0, 0), ClickClass.HUMAN, 100);
        close();

        JsonPath items = ask(all() + "&groupBy=item");
        assertThat(items.getList("rows.kind")).containsExactly("VALUE", "OTHER");
        assertThat(items.getString("rows[0].value")).isEqualTo(large.toString());
        assertThat(items.getString("rows[0].label")).isEqualTo("Large");
        assertThat(items.getList("rows.figures.clicks.human")).containsExactly(9, 180);
        for (String grouping : List.of("type", "topic")) {
            JsonPath answer = ask(all() + "&groupBy=" + grouping);
            assertThat(answer.getList("rows.kind")).containsExactly("VALUE", "OTHER");
            assertThat(answer.getList("rows.figures.clicks.human")).containsExactly(9, 180);
        }
        JsonPath filtered = ask(all() + "&item=" + small);
        assertThat(number(filtered, "total.clicks.human")).isZero();
        assertThat(filtered.getList("notes").toString()).contains("left out");
        assertThat(number(ask(all() + "&type=NEWS"), "total.clicks.human")).isEqualTo(9);
    }

    @Test
    void thoseBeyondTheLimitAreToldTogetherAndTopicsAreRowsBySet() {
        somethingHappens();
        close();
        JsonPath limited = ask(all() + "&groupBy=item&limit=1");
        assertThat(limited.getList("rows.kind")).containsExactly("VALUE", "OTHER");
        assertWhole(limited);
        JsonPath topics = ask(all() + "&groupBy=topic&sort=name");
        assertThat(topics.getList("rows.value")).containsExactly("green + ships", "people", null);
        assertThat(topics.getList("rows.kind")).containsExactly("VALUE", "VALUE", "NONE");
        assertThat(number(ask(all() + "&topic=ships"), "total.shares.total")).isEqualTo(8);
        assertThat(number(ask(all() + "&campaign=spring"), "total.shares.total"))
                .isEqualTo(8);
    }

    @Test
    void sharesCountUnderTheirHighestLevelAndClicksPerShareNeedsProof() {
        UUID item = item("Levels", "NEWS", null);
        Made proven =
                share(item, advocate(), "LINKEDIN", at(7, 1, 0, 0), EvidenceLevel.CLAIMED, EvidenceLevel.PREVIEWED);
        share(item, advocate(), "LINKEDIN", at(7, 1, 0, 0));
        click(proven, at(7, 2, 0, 0), ClickClass.HUMAN, 3);
        close();
        JsonPath answer = ask(all());
        assertThat(number(answer, "total.shares.total")).isEqualTo(2);
        assertThat(number(answer, "total.shares.issued")).isEqualTo(1);
        assertThat(number(answer, "total.shares.previewed")).isEqualTo(1);
        assertThat(answer.getDouble("total.clicksPerShare")).isEqualTo(3.0);
        withdraw(proven.shareId(), EvidenceLevel.PREVIEWED);
        close();
        JsonPath withdrawn = ask(all());
        assertThat(number(withdrawn, "total.shares.claimed")).isEqualTo(1);
        assertThat((Object) withdrawn.get("total.clicksPerShare")).isNull();
    }

    private static String rateCard(String currency, String from, @Nullable String to, int perClick, int low, int high) {
        Map<String, @Nullable Object> card = body(
                "name",
                "Rates",
                "currency",
                currency,
                "validFrom",
                from,
                "source",
                "A test",
                "rates",
                List.of(Map.of("network", "LINKEDIN", "perClick", perClick, "low", low, "high", high)));
        card.put("validTo", to);
        return given().auth()
                .oauth2(MANAGER)
                .contentType(ContentType.JSON)
                .body(card)
                .post("/api/v1/rate-cards")
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/rate-cards/"))
                .extract()
                .path("id");
    }

    @Test
    void earnedMediaValueIsClicksAtTheRateOfTheirDay() {
        UUID item = item("Worth", "NEWS", null);
        List<UUID> people = advocates(8);
        List<Made> shares = people.stream()
                .map(each -> share(item, each, "LINKEDIN", at(1, 1, 0, 0)))
                .toList();
        Made elsewhere = share(item, people.getFirst(), "X", at(1, 1, 0, 0));
        click(shares.get(0), organisation.startOf(day(2, 1)).minusSeconds(900), ClickClass.HUMAN, 3);
        click(shares.get(0), organisation.startOf(day(2, 1)), ClickClass.HUMAN, 5);
        click(shares.get(0), organisation.startOf(day(2, 1)), ClickClass.OTHER_BOT, 50);
        click(elsewhere, at(2, 3, 0, 0), ClickClass.HUMAN, 7);
        close();
        String question = "from=" + day(1, 1) + "&to=" + day(4, 1) + "&metric=earned-media-value&currency=NOK";
        JsonPath without = ask(question);
        assertThat((Object) without.get("total.earnedMediaValue.value")).isNull();
        assertThat(without.getString("total.earnedMediaValue.reason")).contains("No rate card in NOK");

        String january = rateCard("NOK", day(1, 1).toString(), day(2, 1).toString(), 100, 50, 200);
        String february = rateCard("NOK", day(2, 1).toString(), null, 1_000, 900, 1_100);
        close();
        JsonPath answer = ask(question);
        assertThat(number(answer, "total.earnedMediaValue.value")).isEqualTo(3 * 100 + 5 * 1_000);
        assertThat(number(answer, "total.earnedMediaValue.low")).isEqualTo(3 * 50 + 5 * 900);
        assertThat(number(answer, "total.earnedMediaValue.high")).isEqualTo(3 * 200 + 5 * 1_100);
        assertThat(number(answer, "total.earnedMediaValue.clicksWithoutRate")).isEqualTo(7);
        assertThat(answer.getString("earnedMedia.currency")).isEqualTo("NOK");
        assertThat(answer.getList("earnedMedia.rateCardIds", String.class))
                .containsExactlyInAnyOrder(january, february);
        assertThat(answer.getString("earnedMedia.formula")).contains("humanClicks * ratePerClick");
        assertThat(answer.getInt("earnedMedia.formulaVersion")).isEqualTo(1);
        JsonPath byItem = ask(question + "&groupBy=item");
        assertThat(number(byItem, "rows[0].figures.earnedMediaValue.value")).isEqualTo(5_300);
        assertThat(byItem.getList("earnedMedia.inputs.network")).containsOnlyNulls();

        rateCard("NOK", day(2, 1).toString(), null, 2_000, 2_000, 2_000);
        close();
        assertThat(number(ask(question), "total.earnedMediaValue.value")).isEqualTo(3 * 100 + 5 * 2_000);
        assertThat(number(ask(question + "&asOf=" + answer.getString("asOf")), "total.earnedMediaValue.value"))
                .isEqualTo(5_300);
    }

    @Test
    void nothingIsAnAnswerToo() {
        JsonPath answer =
                ask("from=2150-01-01&to=2150-02-01&groupBy=network&metric=clicks&metric=daily-unique-visitors");
        assertThat(number(answer, "total.clicks.raw")).isZero();
        assertThat(answer.getList("rows")).isEmpty();
        assertThat((Object) answer.get("total.dailyUniqueVisitors.mean")).isNull();
        assertThat(answer.getString("total.dailyUniqueVisitors.reason")).contains("No UTC day");
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-03-01T10:07:00Z&to=2026-04-01, 422, not-a-quarter, from",
        "from=2026-03-01&to=2026-03-01, 422, period-invalid, to",
        "from=1990-03-01&to=2026-03-01, 422, period-invalid, from",
        "from=2010-03-01&to=2026-03-01, 422, period-invalid, from",
        "from=yesterday&to=2026-03-01, 400, validation-failed, from",
        "zone=Mars/Olympus, 422, unknown-time-zone, zone",
        "zone=%2B05:45, 422, unknown-time-zone, zone",
        "metric=reach, 400, validation-failed, metric",
        "groupBy=person, 400, validation-failed, groupBy",
        "groupBy=item&groupBy=type, 422, question-not-permitted, groupBy",
        "groupBy=item&network=X, 422, question-not-permitted, groupBy",
        "groupBy=team&from=2026-03-01&to=2026-03-15, 422, question-not-permitted, from",
        "groupBy=team&network=X&from=2026-03-01&to=2026-04-01, 422, question-not-permitted, groupBy",
        "item=7, 400, validation-failed, item",
        "topic=%00, 400, validation-failed, topic",
        "limit=0, 400, validation-failed, limit",
        "limit=many, 400, validation-failed, limit",
        "sort=luck, 400, validation-failed, sort",
        "currency=euro, 400, validation-failed, currency",
        "format=xls, 400, validation-failed, format",
        "asOf=YXNvZjE6OTk5OTk5OTk5, 422, as-of-unknown, asOf",
        "asOf=**, 422, as-of-unknown, asOf"
    })
    void whatCanNotBeAnsweredIsSaidClearly(String query, int status, String problem, String parameter) {
        get(query)
                .statusCode(status)
                .body("type", equalTo("/problems/" + problem))
                .body("errors[0].parameter", equalTo(parameter));
    }

    @Test
    void aTableIsWrittenForSpreadsheetsAndHarmless() {
        UUID item = item("=HYPERLINK(\"x\")", "NEWS", null);
        advocates(8)
                .forEach(person ->
                        click(share(item, person, "LINKEDIN", at(8, 1, 0, 0)), at(8, 2, 0, 0), ClickClass.HUMAN, 1));
        close();
        String csv = get(all() + "&groupBy=item&format=csv")
                .statusCode(200)
                .header("Content-Type", containsString("text/csv"))
                .header("Content-Disposition", containsString("attachment; filename=\"heraut-analytics-"))
                .extract()
                .asString();
        String[] lines = csv.split("\r\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[0]).startsWith("row,day,kind,value,label,shares,");
        assertThat(lines[1]).startsWith("row,,VALUE," + item + ",\"'=HYPERLINK(\"\"x\"\")\",8,8,");
        assertThat(lines[2]).startsWith("total,,,,,8,8,");
        String accepted = given().auth()
                .oauth2(MANAGER)
                .accept("text/csv")
                .get("/api/v1/analytics?" + all() + "&groupBy=item")
                .asString();
        assertThat(accepted).isEqualTo(csv);
    }

    @Test
    void whatSomebodyJustClickedIsThereWithinSeconds() {
        Person person = Person.advocate();
        Issued share = issue(person);
        String from = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        String question = "from=" + from + "&zone=UTC&groupBy=day";
        long before = number(ask(question), "total.clicks.raw");
        follow(share.code(), "203.0.113.77", CHROME, LINKEDIN);
        eventually().until(() -> number(ask(question), "total.clicks.raw") > before);
        assertThat(number(ask(question), "total.shares.total")).isPositive();
    }
}
