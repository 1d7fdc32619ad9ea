package io.heraut.content.source;

import static io.heraut.local.DemoPerson.CARLA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.heraut.content.ContentApi;
import io.heraut.content.People;
import io.heraut.local.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SourceIT extends ContentApi {

    @Test
    void aSourceIsAddedAfterItsFeedWasRead() {
        newsroom.serveFeed("/feed", newsroom.rss(1, 2));

        as(CARLA)
                .body(Map.of(
                        "name",
                        " Newsroom ",
                        "url",
                        newsroom.url("/feed#top"),
                        "language",
                        "en-gb",
                        "audience",
                        Map.of("countries", List.of("NL"))))
                .post("/api/v1/sources")
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/sources/"))
                .header("ETag", notNullValue())
                .body("name", equalTo("Newsroom"))
                .body("url", equalTo(newsroom.url("/feed")))
                .body("language", equalTo("en-GB"))
                .body("audience.countries", contains("NL"))
                .body("createdBy", equalTo(People.advocateId(CARLA).toString()))
                .body("importedAt", nullValue());
        assertThat(newsroom.asked()).containsExactly("/feed");
    }

    @Test
    void theSameFeedIsNotAddedTwice() {
        newsroom.serveFeed("/feed", newsroom.rss(1, 1));
        String id = createSource(newsroom.url("/feed"));

        create(newsroom.url("/feed"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/source-exists"))
                .body("sourceId", equalTo(id));
    }

    @Test
    void aRepeatedRequestIsAnsweredAsBeforeEvenWhenTheFeedIsGone() {
        newsroom.serveFeed("/feed", newsroom.rss(1, 1));
        Map<String, String> request = Map.of("name", "Newsroom", "url", newsroom.url("/feed"));
        String key = UUID.randomUUID().toString();
        String first = as(CARLA)
                .header("Idempotency-Key", key)
                .body(request)
                .post("/api/v1/sources")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        newsroom.serve("/feed", 500, "text/plain", "broken");
        as(CARLA)
                .header("Idempotency-Key", key)
                .body(request)
                .post("/api/v1/sources")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first));
        assertThat(newsroom.asked()).hasSize(1);
    }

    @Test
    void aBrokenFeedIsRefusedAndNothingIsStored() {
        newsroom.serve("/broken", 200, "application/rss+xml", "<rss><channel><item>");

        refused(newsroom.url("/broken"), "feed-invalid", "well-formed");
    }

    @Test
    void aDocumentTypeIsRefused() {
        newsroom.serve(
                "/doctype",
                200,
                "application/rss+xml",
                "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss/>");

        refused(newsroom.url("/doctype"), "feed-invalid", "DOCTYPE");
    }

    @Test
    void aPageIsRefusedButNamesItsFeeds() {
        newsroom.servePage("/", "<link rel=alternate type='application/rss+xml' href='feed'>");

        create(newsroom.url("/"))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/feed-invalid"))
                .body("feeds", contains(newsroom.url("/feed")));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410, 500, 503, 304})
    void aFeedThatIsNotThereIsUnreachable(int status) {
        newsroom.serve("/away", status, "text/plain", "");

        refused(newsroom.url("/away"), "feed-unreachable", Integer.toString(status));
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() {
        String url = newsroom.url("/feed");
        newsroom.close();

        refused(url, "feed-unreachable", "127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/feed",
                "http://localhost:1/feed",
                "http://169.254.169.254/latest/meta-data",
                "http://10.0.0.1/feed",
                "http://[::1]/feed",
                "http://[::ffff:127.0.0.1]/feed"
            })
    void anAddressInsideIsNotCalled(String url) {
        refused(url, "address-not-allowed", "public internet");
    }

    @Test
    void aRedirectToAnAddressInsideIsNotFollowed() {
        newsroom.redirect("/feed", "http://169.254.169.254/latest/meta-data");

        refused(newsroom.url("/feed"), "address-not-allowed", "public internet");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://news.example.com/feed, /url",
        "not an address, /url",
        "https://user:secret@news.example.com/feed, /url"
    })
    void whatIsNoWebAddressIsRefused(String url, String pointer) {
        create(url).then().statusCode(400).body("errors.pointer", contains(pointer));
    }

    @Test
    void everyRefusedValueIsNamed() {
        as(CARLA)
                .body("""
                        {"name": " ", "url": "https://news.example.com/feed", "language": "english please",
                         "audience": {"countries": ["Netherlands"], "teams": ["a\\u0000b"]}}""")
                .post("/api/v1/sources")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/validation-failed"))
                .body("errors.pointer", contains("/audience/countries/0", "/audience/teams/0", "/language", "/name"));
    }

    @Test
    void aSourceIsEditedByWhoeverHasReadIt() {
        newsroom.serveFeed("/feed", newsroom.rss(1, 1));
        newsroom.serveFeed("/other", newsroom.rss(1, 1));
        String path = "/api/v1/sources/" + createSource(newsroom.url("/feed"));
        String etag = as(CARLA).get(path).header("ETag");

        as(CARLA).body(Map.of("name", "Press")).patch(path).then().statusCode(428);
        Response changed = as(CARLA)
                .header("If-Match", etag)
                .body(Map.of("name", "Press", "url", newsroom.url("/other")))
                .patch(path);
        changed.then()
                .statusCode(200)
                .header("ETag", not(equalTo(etag)))
                .body("name", equalTo("Press"))
                .body("url", endsWith("/other"));
        as(CARLA)
                .header("If-Match", etag)
                .body(Map.of("name", "Late"))
                .patch(path)
                .then()
                .statusCode(412);
        as(CARLA)
                .header("If-Match", changed.header("ETag"))
                .body(Map.of("url", newsroom.url("/gone")))
                .patch(path)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/feed-unreachable"));
        as(CARLA).get(path).then().body("name", equalTo("Press")).body("url", endsWith("/other"));
    }

    @Test
    void aSourceIsListedAndRemovedAndItsItemsStay() {
        newsroom.serveFeed("/feed", newsroom.rss(1, 1));
        String id = createSource(newsroom.url("/feed"));
        String item = importFrom(id).getString("items[0]");
        as(CARLA).get("/api/v1/sources").then().statusCode(200).body("items.id", hasItem(id));

        as(CARLA).delete("/api/v1/sources/" + id).then().statusCode(204);

        as(CARLA).get("/api/v1/sources/" + id).then().statusCode(404);
        item(item).then().statusCode(200).body("sourceId", nullValue());
    }

    @Test
    void whoeverIsNotKnownYetIsAskedToComeAgain() {
        newsroom.serveFeed("/feed", newsroom.rss(1, 1));
        String stranger = TestTokens.builder().roles("curator").sign();

        as(stranger)
                .body(Map.of("name", "Newsroom", "url", newsroom.url("/feed")))
                .post("/api/v1/sources")
                .then()
                .statusCode(409)
                .header("Retry-After", "1")
                .body("type", equalTo("/problems/advocate-not-known-yet"));
    }

    private void refused(String url, String problem, String detail) {
        create(url)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/" + problem))
                .body("detail", containsString(detail));
        as(CARLA).get("/api/v1/sources?limit=200").then().body("items.url", not(hasItem(url)));
    }

    private static Response create(String url) {
        return as(CARLA).body(Map.of("name", "Newsroom", "url", url)).post("/api/v1/sources");
    }
}
