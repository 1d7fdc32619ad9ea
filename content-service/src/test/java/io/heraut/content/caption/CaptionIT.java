package io.heraut.content.caption;

import static io.heraut.local.DemoPerson.CARLA;
import static io.heraut.local.DemoPerson.ROB;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.heraut.content.ContentApi;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CaptionIT extends ContentApi {

    @Test
    void aCaptionIsAddedListedAndDeleted() {
        String id = draft("With captions");
        Response added = add(id, "BLUESKY", "nl-be", " Eindelijk stil. ");

        added.then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/content-items/" + id + "/captions/"))
                .body("network", equalTo("BLUESKY"))
                .body("language", equalTo("nl-BE"))
                .body("text", equalTo("Eindelijk stil."));
        as(ROB).get("/api/v1/content-items/" + id + "/captions")
                .then()
                .statusCode(200)
                .body("items.text", contains("Eindelijk stil."));
        as(CARLA).delete(added.header("Location")).then().statusCode(204);
        as(CARLA).delete(added.header("Location")).then().statusCode(404);
        as(ROB).get("/api/v1/content-items/" + id + "/captions").then().body("items", empty());
    }

    @Test
    void aTextThatTheNetworkDoesNotTakeIsRefused() {
        String id = draft("Too long");

        add(id, "X", "en", "x".repeat(257))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/caption-too-long"))
                .body("length", equalTo(257))
                .body("maxLength", equalTo(256))
                .body("errors.pointer", contains("/text"));
        add(id, "X", "en", "x".repeat(256)).then().statusCode(201);
        add(id, "MYSPACE", "en", "x").then().statusCode(400).body("errors.pointer", contains("/network"));
        add(id, "X", "en", " ").then().statusCode(400).body("errors.pointer", contains("/text"));
    }

    @Test
    void aNewCaptionIsAnEditOfTheItem() {
        String id = draft("Approved before");
        done(act(CARLA, id, "submit"));
        done(act(ROB, id, "approve"));

        add(id, "LINKEDIN", "en", "Not seen by the reviewer").then().statusCode(201);

        item(id).then().body("status", equalTo("DRAFT"));
    }

    @Test
    void aPublishedItemKeepsItsCaptions() {
        String id = draft("Published");
        String caption = add(id, "LINKEDIN", "en", "Reviewed").header("Location");
        publish(id);

        add(id, "LINKEDIN", "en", "Not reviewed")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/wrong-status"));
        as(CARLA).delete(caption).then().statusCode(409);
        as(ROB).get("/api/v1/content-items/" + id + "/captions").then().body("items.text", contains("Reviewed"));
    }

    @Test
    void thereAreNoMoreThanFifty() {
        String id = draft("Many");
        for (int i = 0; i < CaptionService.MAX_PER_ITEM; i++) {
            add(id, "EMAIL", "en", "Caption " + i).then().statusCode(201);
        }

        add(id, "EMAIL", "en", "One more").then().statusCode(409).body("type", equalTo("/problems/too-many-captions"));
    }

    @Test
    void anItemThatIsNotThereHasNone() {
        String nowhere = "/api/v1/content-items/" + UUID.randomUUID() + "/captions";

        as(CARLA).get(nowhere).then().statusCode(404);
        as(CARLA)
                .body(Map.of("network", "X", "language", "en", "text", "x"))
                .post(nowhere)
                .then()
                .statusCode(404);
    }

    private static Response add(String id, String network, String language, String text) {
        return as(CARLA)
                .body(Map.of("network", network, "language", language, "text", text))
                .post("/api/v1/content-items/" + id + "/captions");
    }
}
