package io.heraut.kit.ops;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.heraut.kit.event.EventScenes;
import io.heraut.local.testing.TestStack;
import io.heraut.local.testing.TestTokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(
        value = TestStack.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "service", value = "content"))
class OpsIT {
    @Inject
    EventScenes scenes;

    @ParameterizedTest
    @CsvSource({
        "GET, /ops/dead-letters",
        "GET, /ops/dead-letters/0198a3c0-0000-7000-8000-000000000000",
        "POST, /ops/dead-letters/0198a3c0-0000-7000-8000-000000000000/replay",
        "POST, /ops/dead-letters/0198a3c0-0000-7000-8000-000000000000/discard",
        "POST, /ops/republish",
        "GET, /ops/republish/0198a3c0-0000-7000-8000-000000000000"
    })
    void onlyAdministratorsOperate(String method, String path) {
        given().contentType(ContentType.JSON).request(method, path).then().statusCode(401);
        given().auth()
                .oauth2(TestTokens.forPerson("petra"))
                .contentType(ContentType.JSON)
                .body(Map.of("topics", List.of("heraut.content")))
                .request(method, path)
                .then()
                .statusCode(403);
    }

    @Test
    void aDeadLetterIsShownReplayedAndGone() {
        UUID item = scenes.rejectFirstOf(2);
        String id = letterOf(item, "DEAD");
        String waiting = letterOf(item, "PARKED");

        asAda().get("/ops/dead-letters/{id}", id)
                .then()
                .statusCode(200)
                .body("key", equalTo(item.toString()))
                .body("type", equalTo("content.withdrawn"))
                .body("reason", equalTo("REJECTED"))
                .body("detail", equalTo("not yet"));
        asAda().post("/ops/dead-letters/{id}/replay", waiting)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/dead-letter-waits"))
                .body("first", equalTo(id));
        asAda().post("/ops/dead-letters/{id}/replay", id)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("FAILED"))
                .body("failed", equalTo(id));
        scenes.mendFirstOf(item);
        asAda().post("/ops/dead-letters/{id}/replay", id)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("TAKEN"))
                .body("taken", is(2))
                .body("waiting", is(0));

        assertThat(scenes.taken(item)).containsExactly(1L, 2L);
        asAda().post("/ops/dead-letters/{id}/replay", id).then().statusCode(404);
        asAda().get("/ops/dead-letters/{id}", id).then().statusCode(404);
    }

    @Test
    void aDeadLetterCanBeGivenUp() {
        UUID item = scenes.rejectFirstOf(3);

        asAda().post("/ops/dead-letters/{id}/discard", letterOf(item, "DEAD"))
                .then()
                .statusCode(200)
                .body("outcome", equalTo("TAKEN"))
                .body("taken", is(3));

        assertThat(scenes.taken(item)).containsExactly(2L, 3L);
    }

    @Test
    void dueToATransientFaultAReplayIsToBeAskedAgain() {
        UUID item = scenes.rejectFirstOf(1);
        scenes.failFirstOfForNow(item);

        asAda().post("/ops/dead-letters/{id}/replay", letterOf(item, "DEAD"))
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("/problems/service-unavailable"));
    }

    @Test
    void lettersAreListedInPages() {
        scenes.rejectFirstOf(3);

        String next = asAda().get("/ops/dead-letters?limit=1&topic=heraut.content")
                .then()
                .statusCode(200)
                .body("items.size()", is(1))
                .extract()
                .path("next");
        asAda().queryParam("cursor", next)
                .get("/ops/dead-letters?limit=1&topic=heraut.content")
                .then()
                .statusCode(200)
                .body("items.size()", is(1));
        asAda().get("/ops/dead-letters?topic=heraut.rewards")
                .then()
                .statusCode(200)
                .body("items.size()", is(0));
        asAda().get("/ops/dead-letters?cursor=nonsense")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-cursor"));
    }

    @Test
    void theStateIsPublishedAgainOnDemand() {
        String run = asAda().contentType(ContentType.JSON)
                .body(Map.of("topics", List.of("heraut.rewards", "heraut.content")))
                .post("/ops/republish")
                .then()
                .statusCode(202)
                .body("topics", equalTo(List.of("heraut.content", "heraut.rewards")))
                .extract()
                .header("Location");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> asAda().get(run)
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("FINISHED"))
                        .body("finishedAt", notNullValue()));
        asAda().contentType(ContentType.JSON)
                .body(Map.of("topics", List.of("heraut.nothing")))
                .post("/ops/republish")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/topics/0"));
        asAda().contentType(ContentType.JSON)
                .body(Map.of("topics", List.of()))
                .post("/ops/republish")
                .then()
                .statusCode(400);
        asAda().get("/ops/republish/{id}", UUID.randomUUID()).then().statusCode(404);
    }

    private static String letterOf(UUID item, String status) {
        List<String> ids = asAda().queryParam("status", status)
                .queryParam("limit", 200)
                .get("/ops/dead-letters")
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.key == '" + item + "' }.id");
        return ids.getFirst();
    }

    private static RequestSpecification asAda() {
        return given().auth().oauth2(TestTokens.forPerson("ada"));
    }
}
