package io.heraut.content.item;

import static io.heraut.local.DemoPerson.ADA;
import static io.heraut.local.DemoPerson.AMIRA;
import static io.heraut.local.DemoPerson.CARLA;
import static io.heraut.local.DemoPerson.ROB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.heraut.content.ContentApi;
import io.heraut.content.People;
import io.heraut.content.ToldEvents;
import io.heraut.local.DemoPerson;
import io.heraut.local.testing.TestStack;
import io.heraut.local.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ContentItemIT extends ContentApi {

    @Test
    void thePageFillsInWhatIsNotWritten() {
        newsroom.servePage("/ferry", """
                <meta property=og:title content="The ferry">
                <meta property=og:description content="It is quiet">
                <meta property=og:image content="https://news.example.com/ferry.jpg">""");

        Response created = as(CARLA)
                .body(Map.of("canonicalUrl", newsroom.url("/ferry?utm_campaign=x"), "summary", "Very quiet"))
                .post("/api/v1/content-items");

        created.then()
                .statusCode(201)
                .body("title", equalTo("The ferry"))
                .body("summary", equalTo("Very quiet"))
                .body("image", equalTo("https://news.example.com/ferry.jpg"))
                .body("language", equalTo("en"))
                .body("contentType", equalTo("NEWS"))
                .body("status", equalTo("DRAFT"))
                .body("canonicalUrl", equalTo(newsroom.url("/ferry")));
        as(CARLA)
                .get(created.header("Location"))
                .then()
                .statusCode(200)
                .header("ETag", equalTo(created.header("ETag")));
    }

    @Test
    void aTitleIsNeededWhereThePageHasNone() {
        as(CARLA)
                .body(Map.of("canonicalUrl", newsroom.url("/nowhere")))
                .post("/api/v1/content-items")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/title"));
    }

    @Test
    void anItemGoesFromDraftToPublishedAndTellsSharingAllItNeeds() {
        newsroom.servePage("/ferry", """
                <meta property=og:title content="The ferry, as the page says it">
                <meta property=og:image content="https://news.example.com/ferry.jpg">
                <meta property=og:site_name content="Newsroom">""");
        String message = keyMessage();
        Instant end = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        String id = draft(Map.of("canonicalUrl", newsroom.url("/ferry"), "title", "The ferry"));
        edit(
                id,
                Map.of(
                        "summary",
                        "It is quiet",
                        "contentType",
                        "VIDEO",
                        "language",
                        "en-gb",
                        "audience",
                        Map.of("countries", List.of("NL"), "teams", List.of("sales")),
                        "topics",
                        List.of("sustainability"),
                        "keyMessageIds",
                        List.of(message),
                        "expiresAt",
                        end.toString()));
        String caption = as(CARLA)
                .body(Map.of("network", "LINKEDIN", "language", "en", "text", "Three years, one quiet crossing."))
                .post("/api/v1/content-items/" + id + "/captions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        publish(id);

        item(id).then()
                .body("status", equalTo("PUBLISHED"))
                .body("publication", equalTo(1))
                .body("submittedBy", equalTo(People.advocateId(CARLA).toString()))
                .body("approvedBy", equalTo(People.advocateId(ROB).toString()))
                .body("publishedBy", equalTo(People.advocateId(CARLA).toString()));
        JsonNode event = ToldEvents.of(id, 1).getFirst();
        assertThat(event.get("type").asText()).isEqualTo("io.heraut.content.published.v1");
        assertThat(event.get("source").asText()).isEqualTo("/heraut/content");
        assertThat(event.get("sequence").asLong()).isEqualTo(1);
        JsonNode data = event.get("data");
        assertThat(data.get("publishedAt").asText()).isEqualTo(event.get("time").asText());
        assertThat(data.get("version").asInt()).isEqualTo(1);
        assertThat(data.get("contentType").asText()).isEqualTo("VIDEO");
        assertThat(data.get("language").asText()).isEqualTo("en-GB");
        assertThat(data.get("title").asText()).isEqualTo("The ferry");
        assertThat(data.get("summary").asText()).isEqualTo("It is quiet");
        assertThat(data.get("canonicalUrl").asText()).isEqualTo(newsroom.url("/ferry"));
        assertThat(data.get("openGraph").toString())
                .isEqualTo("{\"title\":\"The ferry, as the page says it\",\"description\":\"It is quiet\","
                        + "\"image\":\"https://news.example.com/ferry.jpg\",\"siteName\":\"Newsroom\"}");
        assertThat(data.get("audience").toString())
                .isEqualTo("{\"countries\":[\"NL\"],\"teams\":[\"sales\"],\"languages\":[]}");
        assertThat(data.get("topics").toString()).isEqualTo("[\"sustainability\"]");
        assertThat(data.get("keyMessageIds").toString()).isEqualTo("[\"" + message + "\"]");
        assertThat(data.get("captions").toString())
                .isEqualTo("[{\"captionId\":\"" + caption + "\",\"network\":\"LINKEDIN\",\"language\":\"en\","
                        + "\"text\":\"Three years, one quiet crossing.\"}]");
        assertThat(data.get("expiresAt").asText()).isEqualTo(end.toString());
    }

    @Test
    void nobodyApprovesTheirOwnWork() {
        String both = TestTokens.person(CARLA)
                .roles("advocate", "curator", "reviewer", "admin")
                .sign();
        String id = draft("Own work");
        done(act(CARLA, id, "submit"));

        as(both).post("/api/v1/content-items/" + id + "/approve")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/own-work"));
        item(id).then().body("status", equalTo("IN_REVIEW"));
    }

    @Test
    void anAdminWhoEditedOrSubmittedDoesNotApproveEither() {
        String edited = draft("Edited by the admin");
        done(as(ADA).header("If-Match", etag(edited))
                .body(Map.of("summary", "Better"))
                .patch("/api/v1/content-items/" + edited));
        done(act(CARLA, edited, "submit"));
        String submitted = draft("Submitted by the admin");
        done(act(ADA, submitted, "submit"));

        act(ADA, edited, "approve").then().statusCode(403).body("type", equalTo("/problems/own-work"));
        act(ADA, submitted, "approve").then().statusCode(403).body("type", equalTo("/problems/own-work"));
        done(act(ROB, edited, "approve"));
    }

    @Test
    void theWrongPersonDoesNotApprove() {
        String id = draft("Wrong person");
        done(act(CARLA, id, "submit"));

        for (DemoPerson person : List.of(AMIRA, CARLA, DemoPerson.PETRA)) {
            act(person, id, "approve").then().statusCode(403).body("type", equalTo("/problems/forbidden"));
        }
        as(TestTokens.partner("content:read"))
                .post("/api/v1/content-items/" + id + "/approve")
                .then()
                .statusCode(403);
    }

    @Test
    void anEditAfterApprovalReturnsTheItemToDraft() {
        String id = draft("Edited late");
        done(act(CARLA, id, "submit"));
        done(act(ROB, id, "approve"));

        edit(id, Map.of("title", "Edited very late"));

        item(id).then()
                .body("status", equalTo("DRAFT"))
                .body("approvedBy", nullValue())
                .body("submittedBy", nullValue());
        act(CARLA, id, "publish").then().statusCode(409);
    }

    @Test
    void anEditThatChangesNothingChangesNothing() {
        String id = draft("Unchanged");
        done(act(CARLA, id, "submit"));
        String etag = etag(id);

        edit(id, Map.of("title", "Unchanged", "topics", List.of()));

        item(id).then().body("status", equalTo("IN_REVIEW")).header("ETag", equalTo(etag));
    }

    @Test
    void anEditOfWhatSomebodyElseChangedIsRefused() {
        String id = draft("Contested");
        String etag = etag(id);
        edit(id, Map.of("title", "First"));

        as(CARLA)
                .header("If-Match", etag)
                .body(Map.of("title", "Second"))
                .patch("/api/v1/content-items/" + id)
                .then()
                .statusCode(412)
                .body("type", equalTo("/problems/precondition-failed"));
        as(CARLA)
                .body(Map.of("title", "Third"))
                .patch("/api/v1/content-items/" + id)
                .then()
                .statusCode(428);
        as(ROB).header("If-Match", etag)
                .post("/api/v1/content-items/" + id + "/approve")
                .then()
                .statusCode(412);
        item(id).then().body("title", equalTo("First"));
    }

    @Test
    void anEditNamesWhatIsToBeEmptiedAndLeavesTheRest() {
        String id = draft(Map.of(
                "title",
                "Emptied",
                "summary",
                "Gone soon",
                "canonicalUrl",
                newsroom.url("/x"),
                "topics",
                List.of("a")));
        Map<String, Object> changes = new HashMap<>();
        changes.put("summary", null);
        changes.put("audience", Map.of("countries", List.of("FR")));
        edit(id, changes);
        edit(id, Map.of("audience", Map.of("teams", List.of("sales"))));

        item(id).then()
                .body("summary", nullValue())
                .body("title", equalTo("Emptied"))
                .body("topics", contains("a"))
                .body("audience.countries", contains("FR"))
                .body("audience.teams", contains("sales"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\": \"\"}                                   | 400 | /title",
                "{\"title\": null}                                   | 400 | /title",
                "{\"title\": \"a\\u0000b\"}                          | 400 | /title",
                "{\"title\": [\"a\"]}                                | 400 | /title",
                "{\"status\": \"PUBLISHED\"}                         | 400 | /status",
                "{\"contentType\": \"POEM\"}                         | 400 | /contentType",
                "{\"language\": \"dutch please\"}                    | 400 | /language",
                "{\"image\": \"javascript:alert(1)\"}                | 400 | /image",
                "{\"topics\": [\"ok\", \"Not a topic!\"]}            | 400 | /topics/1",
                "{\"audience\": {\"countries\": [\"NLD\"]}}          | 400 | /audience/countries/0",
                "{\"expiresAt\": \"tomorrow\"}                       | 400 | /expiresAt",
                "{\"expiresAt\": \"+99999-01-01T00:00:00Z\"}         | 400 | ''",
                "{\"embargoUntil\": \"2030-01-02T00:00:00Z\", \"expiresAt\": \"2030-01-01T00:00:00Z\"} | 400 | ''",
                "{\"keyMessageIds\": [\"0197a3c0-0000-7000-8000-000000000002\"]} | 422 | /keyMessageIds/0",
                "[]                                                  | 400 | ''",
            })
    void aRefusedValueIsNamed(String body, int status, String pointer) {
        String id = draft("Refused " + UUID.randomUUID());

        as(CARLA)
                .header("If-Match", etag(id))
                .body(body)
                .patch("/api/v1/content-items/" + id)
                .then()
                .statusCode(status)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void aReviewerReturnsAnItemWithANote() {
        String id = draft("Returned");
        done(act(CARLA, id, "submit"));

        act(ROB, id, "return").then().statusCode(400);
        done(as(ROB).body(Map.of("note", "Whose figure is that?")).post("/api/v1/content-items/" + id + "/return"));

        item(id).then().body("status", equalTo("DRAFT")).body("note", equalTo("Whose figure is that?"));
        done(act(CARLA, id, "submit"));
        item(id).then().body("note", nullValue());
    }

    @Test
    void whatTheStatusDoesNotAllowIsRefusedWithWhatItDoesAllow() {
        String id = draft("Impatient");

        act(CARLA, id, "publish")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/wrong-status"))
                .body("itemStatus", equalTo("DRAFT"))
                .body("possible", contains("EDIT", "SUBMIT"));
        publish(id);
        as(CARLA)
                .header("If-Match", etag(id))
                .body(Map.of("title", "Too late"))
                .patch("/api/v1/content-items/" + id)
                .then()
                .statusCode(409)
                .body("possible", hasItem("WITHDRAW"));
    }

    @Test
    void aWithdrawnItemIsToldOfAndCanBePublishedAgain() {
        String id = draft("Back again");
        publish(id);

        done(as(ROB).body(Map.of("reason", "The date was wrong")).post("/api/v1/content-items/" + id + "/withdraw"));
        assertThat(feedOf(AMIRA)).doesNotContain(id);
        done(as(CARLA).body(Map.of("note", "Correct the date")).post("/api/v1/content-items/" + id + "/return"));
        edit(id, Map.of("title", "Back again, with another date"));
        publish(id);

        assertThat(feedOf(AMIRA)).contains(id);
        List<JsonNode> events = ToldEvents.of(id, 3);
        assertThat(events)
                .extracting(event -> event.get("type").asText())
                .containsExactly(
                        "io.heraut.content.published.v1",
                        "io.heraut.content.withdrawn.v1",
                        "io.heraut.content.published.v1");
        assertThat(events).extracting(event -> event.get("sequence").asLong()).containsExactly(1L, 2L, 3L);
        assertThat(events.get(1).get("data").get("reason").asText()).isEqualTo("The date was wrong");
        assertThat(events.get(2).get("data").get("version").asInt()).isEqualTo(2);
    }

    @Test
    void anItemCanBeWithdrawnWithoutAReason() {
        String id = draft("Quietly withdrawn");
        publish(id);

        done(act(CARLA, id, "withdraw"));

        item(id).then().body("status", equalTo("WITHDRAWN"));
    }

    @Test
    void anItemEndsAtItsEndDate() {
        Instant end = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
        String id = draft("Ends soon");
        edit(id, Map.of("expiresAt", end.toString()));
        publish(id);
        assertThat(feedOf(AMIRA)).contains(id);
        turnTheClockTo(end.minusSeconds(1));
        assertThat(feedOf(AMIRA)).contains(id);
        turnTheClockTo(end);
        assertThat(feedOf(AMIRA)).doesNotContain(id);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> item(id).then().body("status", equalTo("EXPIRED")));

        assertThat(feedOf(AMIRA)).doesNotContain(id);
        JsonNode event = ToldEvents.of(id, 2).get(1);
        assertThat(event.get("type").asText()).isEqualTo("io.heraut.content.expired.v1");
        assertThat(event.get("time").asText())
                .as("the end date, not when it was noticed")
                .isEqualTo(end.toString());
        assertThat(event.get("sequence").asLong()).isEqualTo(2);
    }

    @Test
    void whatHasEndedAlreadyIsNotPublished() {
        String id = draft("Ended before it began");
        edit(id, Map.of("expiresAt", "2020-01-01T00:00:00Z"));
        done(act(CARLA, id, "submit"));
        done(act(ROB, id, "approve"));

        act(CARLA, id, "publish").then().statusCode(409).body("type", equalTo("/problems/expired-already"));
    }

    @Test
    void aRepeatedActionWithTheSameKeyIsDoneOnce() {
        String id = draft("Published once");
        done(act(CARLA, id, "submit"));
        done(act(ROB, id, "approve"));
        String key = UUID.randomUUID().toString();
        String path = "/api/v1/content-items/" + id + "/publish";

        Response first = as(CARLA).header("Idempotency-Key", key).post(path);
        Response second = as(CARLA).header("Idempotency-Key", key).post(path);

        done(first);
        done(second);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.asString()).isEqualTo(first.asString());
        item(id).then().body("publication", equalTo(1));
    }

    @Test
    void partnersReadWhatIsPublishedWithoutThePeopleBehindIt() {
        String published = draft("For partners");
        publish(published);
        String draft = draft("Not for partners");
        String embargoed = draft("Not yet for partners");
        edit(embargoed, Map.of("embargoUntil", Instant.now().plusSeconds(3600).toString()));
        publish(embargoed);
        String partner = TestTokens.partner("content:read");

        as(partner)
                .get("/api/v1/content-items?limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(published))
                .body("items.id", not(hasItem(draft)))
                .body("items.id", not(hasItem(embargoed)))
                .body("items.status", not(hasItem("DRAFT")));
        as(partner)
                .get("/api/v1/content-items/" + published)
                .then()
                .statusCode(200)
                .body("publishedAt", notNullValue())
                .body("createdBy", nullValue())
                .body("approvedBy", nullValue());
        as(partner).get("/api/v1/content-items/" + draft).then().statusCode(404);
        as(partner).get("/api/v1/content-items/" + embargoed).then().statusCode(404);
        as(partner).get("/api/v1/content-items/" + draft + "/captions").then().statusCode(404);
    }

    @Test
    void listsAreNarrowedAndPaged() {
        String topic = "topic-" + UUID.randomUUID();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(draft(Map.of(
                    "title", "Paged " + i, "canonicalUrl", newsroom.url("/paged/" + i), "topics", List.of(topic))));
        }
        List<String> read = new ArrayList<>();
        String next = null;
        int pages = 0;
        do {
            Response page = as(CARLA)
                    .queryParam("topic", topic)
                    .queryParam("limit", 2)
                    .queryParams(next == null ? Map.of() : Map.of("cursor", next))
                    .get("/api/v1/content-items");
            page.then().statusCode(200);
            read.addAll(page.path("items.id"));
            next = page.path("next");
            assertThat(page.header("Link") == null).isEqualTo(next == null);
            pages++;
        } while (next != null);

        assertThat(read).isEqualTo(ids);
        assertThat(pages).isEqualTo(3);
        publish(ids.getFirst());
        as(CARLA)
                .get("/api/v1/content-items?status=PUBLISHED&topic=" + topic)
                .then()
                .body("items.id", contains(ids.getFirst()));
        as(CARLA)
                .get("/api/v1/content-items?status=DRAFT&language=en-GB&contentType=NEWS&topic=" + topic)
                .then()
                .body("items.size()", equalTo(4));
    }

    @ParameterizedTest
    @CsvSource({
        "status=NEW, status",
        "sourceId=1, sourceId",
        "language=dutch%20please, language",
        "topic=%00, topic",
        "contentType=news, contentType",
        "limit=0, limit",
        "limit=201, limit",
        "cursor=AAAA, cursor"
    })
    void aFilterThatCanNotBeMeantIsRefused(String query, String parameter) {
        as(CARLA)
                .urlEncodingEnabled(false)
                .get("/api/v1/content-items?" + query)
                .then()
                .statusCode(400)
                .body("errors.parameter", hasItems(parameter));
    }

    @Test
    void everyChangeLeavesARecordWithoutWords() throws SQLException {
        String id = draft("Audited");
        publish(id);

        List<String> actions = new ArrayList<>();
        try (Connection connection = TestStack.postgres().connect("content");
                PreparedStatement select = connection.prepareStatement(
                        "select action || ' by ' || actor from audit_record where object_id = ? order by at, id")) {
            select.setObject(1, UUID.fromString(id));
            var rows = select.executeQuery();
            while (rows.next()) {
                actions.add(rows.getString(1));
            }
        }

        assertThat(actions)
                .containsExactly(
                        "create by " + CARLA.subject(),
                        "submit by " + CARLA.subject(),
                        "approve by " + ROB.subject(),
                        "publish by " + CARLA.subject());
    }

    @Test
    void theDatabaseRefusesWhatTheServiceShouldNeverWrite() throws SQLException {
        String id = draft("Tampered with");
        done(act(CARLA, id, "submit"));
        try (Connection connection = TestStack.postgres().connect("content")) {
            for (String change : List.of(
                    "status = 'PUBLISHED'",
                    "status = 'APPROVED'",
                    "approved_by = created_by",
                    "approved_by = submitted_by",
                    "status = 'LOST'",
                    "expires_at = '2026-01-01', embargo_until = '2026-01-02'")) {
                try (PreparedStatement update =
                        connection.prepareStatement("update content_item set " + change + " where id = ?")) {
                    update.setObject(1, UUID.fromString(id));
                    assertThat(catchThrowable(update::executeUpdate))
                            .as(change)
                            .isInstanceOfSatisfying(
                                    SQLException.class,
                                    e -> assertThat(e.getSQLState()).isEqualTo("23514"));
                }
            }
        }
    }

    private static String keyMessage() {
        return as(CARLA)
                .body(Map.of("title", "Quiet sea", "text", "We build for a quiet sea."))
                .post("/api/v1/key-messages")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
