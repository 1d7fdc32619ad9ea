package io.heraut.content;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.local.DemoPerson;
import io.heraut.local.testing.TestStack;
import io.heraut.local.testing.TestTokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the API have in common: people who are known, a newsroom, and the steps of an item's life. */
@WithTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "service", value = "content"))
@WithTestResource(NewsroomAddress.class)
public abstract class ContentApi {
    protected StubNewsroom newsroom;

    @BeforeEach
    void openTheNewsroom() {
        People.makeKnown();
        newsroom = StubNewsroom.start(ConfigProvider.getConfig().getValue(NewsroomAddress.PORT, Integer.class));
    }

    @AfterEach
    void closeTheNewsroom() {
        newsroom.close();
    }

    protected static RequestSpecification as(DemoPerson person) {
        return as(TestTokens.forPerson(person));
    }

    protected static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    protected static RequestSpecification anonymous() {
        return given().contentType(ContentType.JSON);
    }

    protected String createSource(String url) {
        return as(DemoPerson.CARLA)
                .body(Map.of("name", "Newsroom", "url", url))
                .post("/api/v1/sources")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    protected JsonPath importFrom(String sourceId) {
        return as(DemoPerson.CARLA)
                .post("/api/v1/sources/" + sourceId + "/import")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** A draft by Carla, whose page says nothing. */
    protected String draft(String title) {
        return draft(Map.of("title", title, "canonicalUrl", newsroom.url("/none/" + title.hashCode())));
    }

    protected String draft(Map<String, ?> request) {
        return as(DemoPerson.CARLA)
                .body(request)
                .post("/api/v1/content-items")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    protected static Response act(DemoPerson person, String id, String action) {
        return as(person).post("/api/v1/content-items/" + id + "/" + action);
    }

    protected static void done(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    }

    protected static void publish(String id) {
        done(act(DemoPerson.CARLA, id, "submit"));
        done(act(DemoPerson.ROB, id, "approve"));
        done(act(DemoPerson.CARLA, id, "publish"));
    }

    protected static void edit(String id, Map<String, ?> changes) {
        done(as(DemoPerson.CARLA).header("If-Match", etag(id)).body(changes).patch("/api/v1/content-items/" + id));
    }

    protected static String etag(String id) {
        return item(id).header("ETag");
    }

    protected static Response item(String id) {
        return as(DemoPerson.CARLA).get("/api/v1/content-items/" + id);
    }

    protected static List<String> feedOf(DemoPerson person) {
        return as(person)
                .get("/api/v1/feed?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items.contentItemId");
    }

    /** For the rest of the test, that is what the service's clock says; it stands still. */
    protected static void turnTheClockTo(Instant time) {
        QuarkusMock.installMockForType(Clock.fixed(time, ZoneOffset.UTC), Clock.class);
    }
}
