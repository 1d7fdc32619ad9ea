package io.heraut.content.keymessage;

import static io.heraut.local.DemoPerson.AMIRA;
import static io.heraut.local.DemoPerson.CARLA;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.heraut.content.ContentApi;
import io.heraut.content.People;
import io.heraut.local.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeyMessageIT extends ContentApi {

    @Test
    void aKeyMessageIsWrittenReadAndEdited() {
        Response created = as(CARLA)
                .body(Map.of("title", "Quiet sea", "text", "We build for a quiet sea."))
                .post("/api/v1/key-messages");
        created.then()
                .statusCode(201)
                .body("createdBy", equalTo(People.advocateId(CARLA).toString()));
        String path = created.header("Location");

        as(CARLA).body(Map.of("title", "Loud sea")).patch(path).then().statusCode(428);
        as(CARLA)
                .header("If-Match", created.header("ETag"))
                .body(Map.of("title", "Quiet seas"))
                .patch(path)
                .then()
                .statusCode(200)
                .body("title", equalTo("Quiet seas"))
                .body("text", equalTo("We build for a quiet sea."));
        as(CARLA)
                .header("If-Match", created.header("ETag"))
                .body(Map.of("title", "Late"))
                .patch(path)
                .then()
                .statusCode(412);
        as(AMIRA).get(path).then().statusCode(200).body("title", equalTo("Quiet seas"));
        as(TestTokens.partner("content:read"))
                .get("/api/v1/key-messages?limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(created.<String>path("id")));
    }

    @Test
    void bothWordsAreNeeded() {
        as(CARLA)
                .body(Map.of("title", "x".repeat(201), "text", " "))
                .post("/api/v1/key-messages")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/text", "/title"));
    }
}
