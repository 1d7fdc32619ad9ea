package io.heraut.webhooks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heraut.local.testing.TestStack;
import io.heraut.webhooks.testing.ReceiverPort;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = TestStack.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "service", value = "webhooks"))
@WithTestResource(value = ReceiverPort.class, scope = TestResourceScope.GLOBAL)
class OpenApiIT {
    @Test
    void everyOperationHasAnIdWordsRolesAnExampleAndItsErrors() throws Exception {
        JsonNode document = new ObjectMapper()
                .readTree(given().queryParam("format", "json")
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
                JsonNode answers = told.path("responses");
                operations.add(name);
                assertThat(ids.add(told.path("operationId").asText())).as(name).isTrue();
                assertThat(told.path("summary").asText()).as(name).isNotEmpty();
                assertThat(told.path("description").asText()).as(name).contains("`admin`, `scope:webhooks:manage`");
                assertThat(answers.has("401") && answers.has("403")).as(name).isTrue();
                if (!operation.getKey().equals("delete")) {
                    assertThat(success(answers).path("content").findValue("examples"))
                            .as(name)
                            .isNotNull();
                }
                if (path.getKey().contains("{")) {
                    assertThat(answers.has("404")).as(name).isTrue();
                }
            }
        }

        assertThat(operations)
                .containsExactlyInAnyOrder(
                        "get /api/v1/event-types",
                        "get /api/v1/event-types/{name}",
                        "get /api/v1/webhook-endpoints",
                        "post /api/v1/webhook-endpoints",
                        "get /api/v1/webhook-endpoints/{id}",
                        "patch /api/v1/webhook-endpoints/{id}",
                        "delete /api/v1/webhook-endpoints/{id}",
                        "post /api/v1/webhook-endpoints/{id}/enable",
                        "post /api/v1/webhook-endpoints/{id}/disable",
                        "post /api/v1/webhook-endpoints/{id}/rotate-secret",
                        "post /api/v1/webhook-endpoints/{id}/test",
                        "post /api/v1/webhook-endpoints/{id}/replay",
                        "get /api/v1/deliveries",
                        "get /api/v1/deliveries/{id}",
                        "post /api/v1/deliveries/{id}/retry");
    }

    private static JsonNode success(JsonNode answers) {
        for (String status : List.of("200", "201", "202")) {
            if (answers.has(status)) {
                return answers.path(status);
            }
        }
        throw new AssertionError("No success among " + answers);
    }
}
