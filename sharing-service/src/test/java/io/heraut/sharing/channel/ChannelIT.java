package io.heraut.sharing.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.heraut.sharing.support.SharingApi;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChannelIT extends SharingApi {
    private Person amira = Person.advocate();

    @BeforeEach
    void somebodyNew() {
        amira = Person.advocate();
    }

    @Test
    void aChannelIsAddedOnce() {
        Map<String, Object> channel = Map.of("network", "LINKEDIN", "kind", "PERSONAL", "handle", "amira-haddad");
        String id = as(amira)
                .body(channel)
                .post("/api/v1/me/channels")
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/me/channels/"))
                .body("network", equalTo("LINKEDIN"))
                .body("kind", equalTo("PERSONAL"))
                .body("handle", equalTo("amira-haddad"))
                .extract()
                .path("id");
        as(amira)
                .body(channel)
                .post("/api/v1/me/channels")
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
        as(amira)
                .body(Map.of("network", "LINKEDIN", "kind", "BUSINESS", "handle", "amira-haddad"))
                .post("/api/v1/me/channels")
                .then()
                .statusCode(201);
        as(amira)
                .get("/api/v1/me/channels")
                .then()
                .statusCode(200)
                .body("items.kind", contains("PERSONAL", "BUSINESS"));
    }

    @Test
    void whatIsWrongIsNamed() {
        as(amira)
                .body(Map.of("network", "MYSPACE", "kind", "PERSONAL"))
                .post("/api/v1/me/channels")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-network"))
                .body("detail", containsString("LINKEDIN"))
                .body("errors.pointer", hasItem("/network"));
        as(amira)
                .body(Map.of("network", "X", "kind", "SECRET"))
                .post("/api/v1/me/channels")
                .then()
                .statusCode(400);
        as(amira)
                .body(Map.of("network", "X", "kind", "PERSONAL", "handle", "a\u0000b"))
                .post("/api/v1/me/channels")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/handle"));
    }

    @Test
    void aChannelThatIsRemovedLeavesItsSharesBehindButNotItsHandle() {
        String id = as(amira)
                .body(Map.of("network", "LINKEDIN", "kind", "PERSONAL", "handle", "amira-haddad"))
                .post("/api/v1/me/channels")
                .then()
                .extract()
                .path("id");
        UUID item = publish(item());
        share(amira, item, UUID.fromString(id)).statusCode(201);

        as(amira).delete("/api/v1/me/channels/" + id).then().statusCode(204);

        as(amira).delete("/api/v1/me/channels/" + id).then().statusCode(404);
        as(amira).get("/api/v1/me/channels").then().body("items", hasSize(0));
        as(amira).get("/api/v1/shares").then().body("items", hasSize(1));
        share(amira, item, UUID.fromString(id)).statusCode(422);
        assertThat(database.list(
                        "select handle from channel_handle where channel_id = ?",
                        row -> row.text("handle"),
                        UUID.fromString(id)))
                .isEmpty();
    }

    @Test
    void channelsAreListedInPages() {
        addChannel(amira, "X");
        addChannel(amira, "LINKEDIN");
        addChannel(amira, "EMAIL");
        String next = as(amira)
                .queryParam("limit", 2)
                .get("/api/v1/me/channels")
                .then()
                .body("items.network", contains("X", "LINKEDIN"))
                .extract()
                .path("next");
        as(amira).queryParam("cursor", next).get("/api/v1/me/channels").then().body("items.network", contains("EMAIL"));
    }
}
