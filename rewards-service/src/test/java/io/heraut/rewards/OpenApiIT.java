package io.heraut.rewards;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The document is the contract: nothing in it goes without words. */
@RewardsTest
class OpenApiIT {
    @Inject
    ObjectMapper mapper;

    @Test
    void everyOperationHasAnIdWordsRolesAnExampleAndItsErrors() throws Exception {
        JsonNode document = mapper.readTree(given().queryParam("format", "json")
                .get("/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        List<String> operations = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            if (!path.getKey().startsWith("/api/")) {
                continue;
            }
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                String name = operation.getKey() + " " + path.getKey();
                JsonNode told = operation.getValue();
                operations.add(name);
                assertThat(ids.add(told.path("operationId").asText())).as(name).isTrue();
                assertThat(told.path("summary").asText()).as(name).isNotEmpty();
                assertThat(told.path("description").asText()).as(name).contains("Role");
                JsonNode answers = told.path("responses");
                JsonNode success = answers.has("200") ? answers.path("200") : answers.path("201");
                assertThat(success.path("content").findValue("examples"))
                        .as(name)
                        .isNotNull();
                assertThat(answers.has("401") && answers.has("403"))
                        .as(name + " " + answers)
                        .isTrue();
            }
        }

        assertThat(operations)
                .containsExactlyInAnyOrder(
                        "get /api/v1/point-rules",
                        "post /api/v1/point-rules",
                        "get /api/v1/point-rules/{id}",
                        "put /api/v1/point-rules/{id}",
                        "get /api/v1/point-rules/{id}/versions",
                        "get /api/v1/ledger/{id}",
                        "get /api/v1/points/me",
                        "get /api/v1/points/me/entries",
                        "get /api/v1/points/me/decisions",
                        "get /api/v1/leaderboards");
    }
}
