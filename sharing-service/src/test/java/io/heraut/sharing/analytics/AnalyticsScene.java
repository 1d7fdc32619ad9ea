package io.heraut.sharing.analytics;

import static io.restassured.RestAssured.given;

import io.heraut.events.EvidenceLevel;
import io.heraut.local.testing.TestTokens;
import io.heraut.sharing.click.ClickClass;
import io.heraut.sharing.organisation.Organisation;
import io.heraut.sharing.support.SharingApi;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Shares and clicks of times to come: each test has a year of its own, so that nothing else happens in it. */
abstract class AnalyticsScene extends SharingApi {
    private static final AtomicInteger YEARS = new AtomicInteger(2040);
    static final String MANAGER =
            TestTokens.builder().roles("program-manager").name("Petra").sign();

    @Inject
    Summaries summaries;

    @Inject
    Epochs epochs;

    @Inject
    Organisation organisation;

    final int year = YEARS.getAndAdd(2);

    private final List<UUID> links = new ArrayList<>();

    /** Other tests compare counts with single clicks, which are not made here. The sums are made again without these. */
    @AfterEach
    void takeTheClicksAway() {
        QuarkusTransaction.requiringNew().run(() -> {
            database.update("delete from click_rollup where link_id = any (?::uuid[])", links);
            database.update("delete from click where link_id = any (?::uuid[])", links);
            database.update("update analytics_position set zone = ''");
        });
    }

    record Made(UUID shareId, UUID linkId, UUID advocateId) {}

    LocalDate day(int month, int day) {
        return LocalDate.of(year, month, day);
    }

    Instant at(int month, int day, int hour, int minute) {
        return day(month, day).atTime(hour, minute).toInstant(ZoneOffset.UTC);
    }

    UUID advocate() {
        UUID id = UUID.randomUUID();
        database.update("insert into advocate (id, registered_at) values (?, now())", id);
        database.update(
                "insert into channel (id, advocate_id, network, kind, created_at) values (?, ?, 'LINKEDIN', 'PERSONAL', now())",
                id,
                id);
        return id;
    }

    List<UUID> advocates(int number) {
        List<UUID> advocates = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            advocates.add(advocate());
        }
        return advocates;
    }

    UUID item(String title, String type, @Nullable String campaign, String... topics) {
        UUID id = UUID.randomUUID();
        database.update("""
                insert into content_item (id, status, content_type, language, title, canonical_url, og_title, countries, teams,
                    languages, published_at) values (?, 'PUBLISHED', ?, 'en', ?, 'https://example.com/', ?, '{}', '{}', '{}', now())""", id, type, title, title);
        say(id, 1, title, type, campaign, topics);
        return id;
    }

    void say(UUID item, long sequence, String title, String type, @Nullable String campaign, String... topics) {
        database.update("""
                insert into content_dimensions (content_item_id, sequence, content_type, title, topics, campaign)
                values (?, ?, ?, ?, ?, ?)""", item, sequence, type, title, List.of(topics), campaign);
    }

    /** A share that holds these levels, and a link. */
    Made share(UUID item, UUID advocate, String network, Instant at, EvidenceLevel... levels) {
        return share(item, advocate, network, at, null, null, levels);
    }

    Made share(
            UUID item,
            UUID advocate,
            String network,
            Instant at,
            @Nullable String team,
            @Nullable String country,
            EvidenceLevel... levels) {
        UUID share = UUID.randomUUID();
        links.add(share);
        return QuarkusTransaction.requiringNew().call(() -> {
            database.update("""
                    insert into share (id, advocate_id, content_item_id, channel_id, network, channel_kind, attempt, created_at)
                    values (?, ?, ?, ?, ?, 'PERSONAL', (select count(*) + 1 from share where advocate_id = ?), ?)""", share, advocate, item, advocate, network, advocate, at);
            database.update(
                    "insert into tracked_link (id, code, share_id, created_at) values (?, ?, ?, ?)",
                    share,
                    share.toString(),
                    share,
                    at);
            database.update(
                    "insert into share_origin (share_id, team, country) values (?, ?, ?)", share, team, country);
            database.update("""
                    insert into analytics_people (dimension, value, advocate_id)
                    values ('ITEM', ?, ?), ('NETWORK', ?, ?) on conflict do nothing""", item.toString(), advocate, network, advocate);
            prove(share, EvidenceLevel.ISSUED, at);
            for (EvidenceLevel level : levels) {
                prove(share, level, at);
            }
            return new Made(share, share, advocate);
        });
    }

    void prove(UUID share, EvidenceLevel level, Instant at) {
        database.update("""
                insert into evidence (share_id, level, occurrence, at, source, recorded_at)
                values (?, ?, 1, ?, 'SERVICE', now())""", share, level, at);
    }

    void withdraw(UUID share, EvidenceLevel level) {
        database.update("""
                update evidence set withdrawn_epoch = hold_epoch(), withdrawn_at = now(), withdrawn_cause = 'RECHECK'
                where share_id = ? and level = ? and withdrawn_at is null""", share, level);
    }

    void click(Made share, Instant at, ClickClass clickClass, int clicks) {
        Instant quarter = Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), 900) * 900);
        database.update("""
                insert into click_rollup (link_id, quarter, class, classifier, epoch, clicks)
                values (?, ?, ?, 1, hold_epoch(), ?)
                on conflict (link_id, quarter, class, classifier, epoch)
                    do update set clicks = click_rollup.clicks + excluded.clicks""", share.linkId(), quarter, clickClass.code(), clicks);
    }

    /** Everything so far is in a closed epoch; what follows is not. */
    void close() {
        QuarkusTransaction.requiringNew().run(() -> database.run("select next_epoch(now())"));
    }

    void summarise() {
        close();
        stepToTheEnd();
    }

    void stepToTheEnd() {
        boolean isMore = true;
        while (isMore) {
            isMore = summaries.step();
        }
    }

    static ValidatableResponse get(String query) {
        return given().auth()
                .oauth2(MANAGER)
                .urlEncodingEnabled(false)
                .get("/api/v1/analytics?" + query)
                .then();
    }

    static JsonPath ask(String query) {
        return get(query).statusCode(200).extract().jsonPath();
    }

    /** The period of this test's year. */
    String all() {
        return "from=" + day(1, 1) + "&to=" + day(12, 31) + "&zone=UTC";
    }

    /** As clients compare answers: everything but the state. */
    static String figures(JsonPath answer) {
        return answer.get("total") + " " + answer.get("rows");
    }

    static long number(JsonPath answer, String path) {
        Number number = answer.get(path);
        return number == null ? 0 : number.longValue();
    }

    static long sum(JsonPath answer, String path) {
        List<@Nullable Number> numbers = answer.getList("rows.figures." + path);
        return numbers.stream()
                .mapToLong(each -> each == null ? 0 : each.longValue())
                .sum();
    }
}
