package io.heraut.rewards.leaderboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.heraut.events.EvidenceLevel;
import io.heraut.kit.Ids;
import io.heraut.local.testing.TestTokens;
import io.heraut.rewards.Happenings;
import io.heraut.rewards.Happenings.Somebody;
import io.heraut.rewards.RewardsTest;
import io.heraut.rewards.database.Database;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@RewardsTest
class LeaderboardIT {
    private static final String BOARDS = "/api/v1/leaderboards";

    @Inject
    Happenings happenings;

    @Inject
    Database database;

    @Test
    void aMonthsBoardIsInOrderWithSharedRanksAndMyOwnPlace() {
        Instant day = Instant.parse("2020-03-10T10:00:00Z");
        Somebody late = happenings.somebody("Late", "sales");
        Somebody early = happenings.somebody("Early", "engineering");
        Somebody first = happenings.somebody("First", "sales");
        UUID unknown = Ids.next();
        earn(late.advocateId(), 2, day.plusSeconds(60));
        earn(early.advocateId(), 2, day);
        earn(first.advocateId(), 3, day);
        earn(unknown, 1, day);

        board(late, "2020-03", "person", null)
                .then()
                .statusCode(200)
                .body("period", equalTo("month"), "month", equalTo("2020-03"), "by", equalTo("person"))
                .body("from", equalTo("2020-02-29T23:00:00Z"), "to", equalTo("2020-03-31T22:00:00Z"))
                .body("items.rank", equalTo(List.of(1, 2, 2, 4)))
                .body("items.points", equalTo(List.of(30, 20, 20, 10)))
                .body("items[0].name", equalTo("First"), "items[1].name", equalTo("Early"))
                .body("items[2].name", equalTo("Late"), "items[3].name", nullValue())
                .body("items[3].advocateId", equalTo(unknown.toString()))
                .body("me.rank", equalTo(2), "me.points", equalTo(20), "me.name", equalTo("Late"));
    }

    @Test
    void teamsAreTheSumsOfTheirPeople() {
        Instant day = Instant.parse("2020-04-10T10:00:00Z");
        Somebody ann = happenings.somebody("Ann", "blue");
        Somebody ben = happenings.somebody("Ben", "blue");
        Somebody cat = happenings.somebody("Cat", "red");
        Somebody dan = happenings.somebody("Dan", null);
        earn(ann.advocateId(), 1, day);
        earn(ben.advocateId(), 2, day);
        earn(cat.advocateId(), 2, day);
        earn(dan.advocateId(), 9, day);

        board(cat, "2020-04", "team", null)
                .then()
                .statusCode(200)
                .body("items.team", equalTo(List.of("blue", "red")), "items.rank", equalTo(List.of(1, 2)))
                .body("items.points", equalTo(List.of(30, 20)), "items.advocates", equalTo(List.of(2, 1)))
                .body("me.team", equalTo("red"), "me.rank", equalTo(2));
        board(dan, "2020-04", "team", null).then().statusCode(200).body("me", nullValue());
        Response firstPage = given().auth()
                .oauth2(cat.token())
                .queryParam("month", "2020-04")
                .queryParam("by", "team")
                .queryParam("limit", 1)
                .get(BOARDS);
        firstPage.then().body("items.team", equalTo(List.of("blue")));
        board(cat, "2020-04", "team", firstPage.path("next"))
                .then()
                .body("items.team", equalTo(List.of("red")), "items[0].rank", equalTo(2), "next", nullValue());
    }

    @Test
    void aBoardIsReadInPagesWithTheSameRanks() {
        Instant day = Instant.parse("2020-05-10T10:00:00Z");
        List<Integer> points = List.of(5, 4, 4, 4, 2, 1, 1);
        for (int each : points) {
            earn(Ids.next(), each, day);
        }
        Somebody reader = happenings.somebody("Reader", "sales");

        List<Integer> ranks = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification page = given().auth()
                    .oauth2(reader.token())
                    .queryParam("month", "2020-05")
                    .queryParam("limit", 2);
            Response board = (cursor == null ? page : page.queryParam("cursor", cursor)).get(BOARDS);
            ranks.addAll(board.path("items.rank"));
            seen.addAll(board.path("items.advocateId"));
            cursor = board.path("next");
            if (cursor != null) {
                board.then().header("Link", containsString("rel=\"next\""));
            }
        } while (cursor != null);

        assertThat(ranks).containsExactly(1, 2, 2, 2, 5, 6, 6);
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void theOrganisationsMonthDecidesAndThisMonthIsTheDefault() {
        Somebody amira = happenings.somebody("Amira", "sales");
        earn(amira.advocateId(), 1, Instant.parse("2020-06-30T22:30:00Z"));
        board(amira, "2020-06", "person", null).then().body("items", empty(), "me", nullValue());
        board(amira, "2020-07", "person", null).then().body("me.points", equalTo(10));

        given().auth()
                .oauth2(amira.token())
                .get(BOARDS)
                .then()
                .statusCode(200)
                .body(
                        "month",
                        equalTo(YearMonth.now(ZoneId.of("Europe/Amsterdam")).toString()));
    }

    @Test
    void standingsAreThoseOfTheLedger() {
        earn(Ids.next(), 3, Instant.parse("2020-08-10T10:00:00Z"));

        assertThat(database.query("""
                        select coalesce(s.advocate_id, l.advocate_id) as advocate_id
                        from (select * from standing where period = 'MONTH') s
                        full join (
                            select e.advocate_id,
                                   date_trunc('month', o.occurred_at at time zone 'Europe/Amsterdam')::date as month,
                                   sum(p.points) as points, max(o.occurred_at) as reached_at
                            from ledger_entry e
                            join ledger_entry o on o.id = coalesce(e.reverses_id, e.id)
                            join ledger_posting p on p.entry_id = e.id
                            join ledger_account a on a.id = p.account_id and a.kind = 'ADVOCATE_AVAILABLE'
                            where e.kind in ('AWARD', 'REVERSAL')
                            group by 1, 2) l
                        on l.advocate_id = s.advocate_id and l.month = s.period_start
                        where (s.points, s.reached_at) is distinct from (l.points, l.reached_at)""", row -> row.uuid("advocate_id"))).isEmpty();
    }

    @Test
    void whatIsNoMonthOrNoBoardIsRefused() {
        Somebody amira = happenings.somebody("Amira", "sales");
        for (String month : List.of("2020-13", "yesterday", "9999-01", "1999-12")) {
            board(amira, month, "person", null)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/validation-failed"), "errors[0].parameter", equalTo("month"));
        }
        board(amira, "2020-01", "country", null).then().statusCode(400);
        board(amira, "2020-01", "person", "nonsense").then().statusCode(400);
        given().auth()
                .oauth2(amira.token())
                .queryParam("period", "week")
                .get(BOARDS)
                .then()
                .statusCode(400);
    }

    @Test
    void boardsAreReadByAdvocatesAndThoseWhoRunTheProgramme() {
        for (String role : List.of("advocate", "program-manager", "admin")) {
            given().auth()
                    .oauth2(TestTokens.builder().roles(role).sign())
                    .get(BOARDS)
                    .then()
                    .statusCode(200);
        }
        given().auth().oauth2(TestTokens.builder().sign()).get(BOARDS).then().statusCode(403);
        given().auth()
                .oauth2(TestTokens.partner("analytics:read"))
                .get(BOARDS)
                .then()
                .statusCode(403);
        given().get(BOARDS).then().statusCode(401);
    }

    /** Ten points for each of the clicks. */
    private void earn(UUID advocateId, int clicks, Instant at) {
        for (int i = 0; i < clicks; i++) {
            happenings.take(happenings.evidence(advocateId, EvidenceLevel.CLICKED, at));
        }
    }

    private static Response board(Somebody reader, String month, String by, @Nullable String cursor) {
        RequestSpecification request =
                given().auth().oauth2(reader.token()).queryParam("month", month).queryParam("by", by);
        return (cursor == null ? request : request.queryParam("cursor", cursor)).get(BOARDS);
    }
}
