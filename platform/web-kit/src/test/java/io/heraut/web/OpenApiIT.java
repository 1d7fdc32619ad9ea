package io.heraut.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.local.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "kafka", value = "false"))
class OpenApiIT {

    private JsonPath document = JsonPath.from("{}");

    @BeforeEach
    void read() {
        document = given().accept("application/json")
                .get("/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void everyOperationHasAnId() {
        Map<String, Map<String, Map<String, Object>>> paths = document.getMap("paths");
        assertThat(paths).isNotEmpty();
        var ids = paths.values().stream()
                .flatMap(item -> item.values().stream())
                .map(operation -> operation.get("operationId"))
                .toList();
        assertThat(ids).doesNotContainNull().doesNotHaveDuplicates().contains("makeWhole");
    }

    @Test
    void aSecuredOperationNamesItsRolesAndRefusals() {
        Map<String, Object> operation = document.getMap("paths.'/probe/admin'.get");
        assertThat(operation.get("x-heraut-roles")).isEqualTo(List.of("admin", "scope:webhooks:manage"));
        assertThat(operation.get("security")).isEqualTo(List.of(Map.of("token", List.of())));
        assertThat(operation.get("description")).isEqualTo("Needs one of: `admin`, `scope:webhooks:manage`.");
        for (String status : List.of("401", "403")) {
            assertThat(document.getString("paths.'/probe/admin'.get.responses.'" + status
                            + "'.content.'application/problem+json'.schema.'$ref'"))
                    .isEqualTo("#/components/schemas/Problem");
        }
    }

    @Test
    void anErrorsExampleIsOfItsKind() {
        String forbidden = "paths.'/probe/admin'.get.responses.'403'.content.'application/problem+json'.example";
        assertThat(document.getString(forbidden + ".type")).isEqualTo("/problems/forbidden");
        assertThat(document.getInt(forbidden + ".status")).isEqualTo(403);
        String invalid = "paths.'/probe/pages'.get.responses.'400'.content.'application/problem+json'.example";
        assertThat(document.getString(invalid + ".type")).isEqualTo("/problems/validation-failed");
        assertThat(document.getString(invalid + ".errors[0].parameter")).isEqualTo("limit");
    }

    @Test
    void whatAServiceSaysItselfIsKept() {
        assertThat(document.getString("paths.'/probe/caller'.get.description")).isEqualTo("The `advocate` who asks.");
        assertThat(document.getString("paths.'/probe/caller'.get.responses.'403'.description"))
                .isEqualTo("Somebody else");
        assertThat(document.getString("paths.'/probe/caller'.get.responses.'401'.description"))
                .isEqualTo("No valid access token");
    }

    @Test
    void aPublicOperationNeedsNoToken() {
        Map<String, Object> operation = document.getMap("paths.'/probe/address'.get");
        assertThat(operation).doesNotContainKey("security");
        assertThat(document.getMap("paths.'/probe/address'.get.responses")).doesNotContainKeys("401", "403");
    }

    @Test
    void pagesAndProblemsAreDescribed() {
        List<String> names = document.getList("paths.'/probe/pages'.get.parameters.name");
        assertThat(names).containsExactlyInAnyOrder("limit", "cursor");
        assertThat(document.getInt("paths.'/probe/pages'.get.parameters.find { it.name == 'limit' }.schema.maximum"))
                .isEqualTo(200);
        assertThat(document.getMap("components.schemas.Problem.properties"))
                .containsKeys("type", "title", "status", "detail", "instance", "requestId", "errors");
        assertThat(document.getString("components.securitySchemes.token.scheme"))
                .isEqualTo("bearer");
    }
}
