package io.heraut.content.feed;

import static io.heraut.local.DemoPerson.AMIRA;
import static io.heraut.local.DemoPerson.BRAM;
import static io.heraut.local.DemoPerson.CARLA;
import static io.heraut.local.DemoPerson.CHLOE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.heraut.content.ContentApi;
import io.heraut.content.audience.Audience;
import io.heraut.content.audience.Reader;
import io.heraut.local.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FeedIT extends ContentApi {
    private static final List<String> PLACES = List.of("", "NL", "FR");
    private static final List<String> TEAMS = List.of("", "sales", "engineering");
    private static final List<String> LANGUAGES = List.of("", "en", "nl-BE", "fr-FR");

    @Test
    void theFeedShowsAnItemWithAllThatAShareNeeds() {
        String message = as(CARLA)
                .body(Map.of("title", "Quiet sea", "text", "We build for a quiet sea."))
                .post("/api/v1/key-messages")
                .path("id");
        String id = draft(Map.of(
                "title",
                "The ferry",
                "summary",
                "It is quiet",
                "image",
                "https://news.example.com/ferry.jpg",
                "canonicalUrl",
                newsroom.url("/ferry"),
                "topics",
                List.of("sustainability"),
                "keyMessageIds",
                List.of(message)));
        caption(id, "LINKEDIN", "en", "Quiet at last.");
        caption(id, "X", "nl", "Eindelijk stil.");
        publish(id);

        as(AMIRA).get("/api/v1/feed").then().statusCode(200).body("items[0].contentItemId", equalTo(id));
        as(AMIRA)
                .get("/api/v1/feed/" + id)
                .then()
                .statusCode(200)
                .body("title", equalTo("The ferry"))
                .body("summary", equalTo("It is quiet"))
                .body("canonicalUrl", equalTo(newsroom.url("/ferry")))
                .body("image", equalTo("https://news.example.com/ferry.jpg"))
                .body("contentType", equalTo("NEWS"))
                .body("language", equalTo("en"))
                .body("topics", contains("sustainability"))
                .body(
                        "keyMessages",
                        contains(Map.of("id", message, "title", "Quiet sea", "text", "We build for a quiet sea.")))
                .body("captions.network", contains("LINKEDIN", "X"))
                .body("captions.text", contains("Quiet at last.", "Eindelijk stil."));
    }

    @Test
    void everyoneGetsWhatIsMeantForThemAndNothingElse() {
        String everyone = published(Map.of());
        String dutch = published(Map.of("countries", List.of("NL")));
        String salesInFrance = published(Map.of("countries", List.of("FR"), "teams", List.of("sales")));
        String readers = published(Map.of("languages", List.of("nl-BE", "fr")));

        assertThat(feedOf(AMIRA)).contains(everyone, dutch).doesNotContain(salesInFrance, readers);
        assertThat(feedOf(BRAM)).contains(everyone, dutch, readers).doesNotContain(salesInFrance);
        assertThat(feedOf(CHLOE)).contains(everyone, salesInFrance, readers).doesNotContain(dutch);
        as(AMIRA).get("/api/v1/feed/" + salesInFrance).then().statusCode(404);
        as(CHLOE).get("/api/v1/feed/" + salesInFrance).then().statusCode(200);
    }

    /** The database decides for the list, the audience itself for a single item: they must agree. */
    @Test
    void theListAndTheSingleItemAgreeOnWhoMaySee() {
        Map<String, Audience> audiences = new HashMap<>();
        for (String country : List.of("", "NL")) {
            for (String team : List.of("", "sales")) {
                for (String language : List.of("", "nl-BE")) {
                    Audience audience = new Audience(list(country), list(team), list(language));
                    audiences.put(
                            published(Map.of(
                                    "countries", audience.countries(),
                                    "teams", audience.teams(),
                                    "languages", audience.languages())),
                            audience);
                }
            }
        }
        for (String country : PLACES) {
            for (String team : TEAMS) {
                for (String locale : LANGUAGES) {
                    String token = TestTokens.builder()
                            .roles("advocate")
                            .country(country.isEmpty() ? null : country)
                            .team(team.isEmpty() ? null : team)
                            .locale(locale.isEmpty() ? null : locale)
                            .sign();
                    Reader reader = new Reader(
                            country.isEmpty() ? null : country,
                            team.isEmpty() ? null : team,
                            locale.isEmpty() ? null : locale.substring(0, 2));
                    List<String> found = as(token).get("/api/v1/feed?limit=200").path("items.contentItemId");

                    assertThat(found)
                            .as(reader.toString())
                            .filteredOn(audiences::containsKey)
                            .containsExactlyInAnyOrderElementsOf(audiences.entrySet().stream()
                                    .filter(entry -> entry.getValue().admits(reader))
                                    .map(Map.Entry::getKey)
                                    .toList());
                }
            }
        }
    }

    @Test
    void anEmbargoIsKeptToTheMomentItEnds() {
        Instant end = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
        String id = draft("Under embargo");
        edit(id, Map.of("embargoUntil", end.toString()));
        publish(id);
        String later = draft("Published meanwhile");
        publish(later);

        turnTheClockTo(end.minusMillis(1));
        assertThat(feedOf(AMIRA)).contains(later).doesNotContain(id);
        as(AMIRA).get("/api/v1/feed/" + id).then().statusCode(404);
        turnTheClockTo(end);
        assertThat(feedOf(AMIRA)).contains(id, later);
        assertThat(feedOf(AMIRA).indexOf(id))
                .as("the latest to be seen comes first")
                .isLessThan(feedOf(AMIRA).indexOf(later));
    }

    @Test
    void pagesFollowEachOtherWithoutGapsWhileItemsAreAdded() {
        String topic = "t-" + UUID.randomUUID();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ids.addFirst(published(Map.of(), topic));
        }
        List<String> read = new ArrayList<>();
        String next = null;
        do {
            Response page = as(AMIRA)
                    .queryParam("topic", topic)
                    .queryParam("limit", 3)
                    .queryParams(next == null ? Map.of() : Map.of("cursor", next))
                    .get("/api/v1/feed");
            page.then().statusCode(200);
            read.addAll(page.path("items.contentItemId"));
            next = page.path("next");
            published(Map.of(), topic);
        } while (next != null);

        assertThat(read).isEqualTo(ids);
    }

    @Test
    void theFeedIsNarrowedByLanguageTypeAndTopic() {
        String topic = "t-" + UUID.randomUUID();
        String id = published(Map.of(), topic);
        String dutch = draft(Map.of(
                "title",
                "Stil",
                "canonicalUrl",
                newsroom.url("/stil"),
                "language",
                "nl-BE",
                "contentType",
                "VIDEO",
                "topics",
                List.of(topic)));
        publish(dutch);

        assertThat(narrowed("topic=" + topic)).containsExactly(dutch, id);
        assertThat(narrowed("language=nl&topic=" + topic)).containsExactly(dutch);
        assertThat(narrowed("contentType=VIDEO&topic=" + topic)).containsExactly(dutch);
        assertThat(narrowed("contentType=VIDEO&language=en&topic=" + topic)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!!!",
                "WyJhIl0",
                // ["+1000000000-12-31T23:59:59Z","0197a3c0-0000-7000-8000-000000000002"]
                "WyIrMTAwMDAwMDAwMC0xMi0zMVQyMzo1OTo1OVoiLCIwMTk3YTNjMC0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDIiXQ"
            })
    void aCursorThatWasNotGivenOutIsRefused(String cursor) {
        as(AMIRA)
                .queryParam("cursor", cursor)
                .get("/api/v1/feed")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-cursor"));
    }

    private static List<String> narrowed(String query) {
        return as(AMIRA)
                .get("/api/v1/feed?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.contentItemId");
    }

    private static void caption(String id, String network, String language, String text) {
        as(CARLA)
                .body(Map.of("network", network, "language", language, "text", text))
                .post("/api/v1/content-items/" + id + "/captions")
                .then()
                .statusCode(201);
    }

    private static List<String> list(String value) {
        return value.isEmpty() ? List.of() : List.of(value);
    }

    private String published(Map<String, ?> audience) {
        return published(audience, "audience");
    }

    private String published(Map<String, ?> audience, String topic) {
        String id = draft(Map.of(
                "title",
                "For somebody",
                "canonicalUrl",
                newsroom.url("/some"),
                "audience",
                audience,
                "topics",
                List.of(topic)));
        publish(id);
        return id;
    }
}
