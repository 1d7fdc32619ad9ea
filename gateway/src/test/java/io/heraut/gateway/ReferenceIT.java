package io.heraut.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.heraut.local.testing.TestStack;
import io.heraut.web.problem.CommonProblem;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "kafka", value = "false"))
@WithTestResource(Backends.class)
class ReferenceIT {

    private static JsonPath document() {
        return given().get("/openapi.json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .jsonPath();
    }

    @Test
    void theServicesDocumentsAreOne() {
        JsonPath document = document();
        assertThat(document.getMap("paths"))
                .containsOnlyKeys("/api/v1/event-types", "/api/v1/feed", "/api/v1/shares", "/s/{code}");
        assertThat(document.getString("info.title")).isEqualTo("Heraut API");
        assertThat(document.getString("info.description")).contains("not yet heard from rewards");
    }

    @Test
    void peopleCanLogInFromTheDocument() {
        JsonPath document = document();
        assertThat(document.getString("components.securitySchemes.login.flows.authorizationCode.authorizationUrl"))
                .isEqualTo("http://keycloak.test/realms/heraut/protocol/openid-connect/auth");
        assertThat(document.getString("components.securitySchemes.login.flows.authorizationCode.tokenUrl"))
                .isEqualTo("http://keycloak.test/realms/heraut/protocol/openid-connect/token");
        assertThat(document.getList("paths.'/api/v1/feed'.get.security"))
                .isEqualTo(List.of(Map.of("token", List.of()), Map.of("login", List.of())));
        assertThat(document.getMap("paths.'/s/{code}'.get")).doesNotContainKey("security");
    }

    @Test
    void theDocumentComesInTheFormThatIsAskedFor() {
        given().accept("application/json").get("/openapi").then().contentType("application/json");
        given().get("/openapi?format=json").then().contentType("application/json");
        given().accept("*/*")
                .get("/openapi")
                .then()
                .contentType(startsWith("application/yaml"))
                .body(startsWith("openapi: 3.1.0\n"));
        given().get("/openapi.yaml").then().contentType(startsWith("application/yaml"));
        String etag = given().get("/openapi.json").header("ETag");
        given().header("If-None-Match", etag).get("/openapi.json").then().statusCode(304);
    }

    @Test
    void theReferenceBringsEverythingItNeeds() {
        String page = given().get("/docs")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .header("Content-Security-Policy", containsString("connect-src 'self' http://keycloak.test;"))
                .extract()
                .asString();
        var links = Pattern.compile("(?:src|href)=\"(/docs/[^\"]+)\"").matcher(page);
        int found = 0;
        while (links.find()) {
            given().get(links.group(1)).then().statusCode(200);
            found++;
        }
        assertThat(found).isEqualTo(4);
        assertThat(page).doesNotContain("http://", "https://");
        given().get("/docs/reference.js").then().statusCode(200).body(containsString("clientId: \"heraut-web\""));
        given().get("/docs/oauth2-redirect.html").then().statusCode(200);
        given().get("/docs/oauth2-redirect.js").then().statusCode(200);
        given().get("/docs/index.html").then().statusCode(404);
        given().redirects().follow(false).get("/").then().statusCode(302).header("Location", "/docs");
    }

    @Test
    void theTypeOfAProblemLeadsToItsDescription() {
        for (CommonProblem problem : CommonProblem.values()) {
            given().get("/problems/" + problem.slug())
                    .then()
                    .statusCode(200)
                    .body(startsWith("### " + problem.slug()))
                    .body(containsString(problem.title()))
                    .body(not(containsString("\n### ")));
        }
        given().get("/problems").then().statusCode(200).body(startsWith("# Problems"));
        given().get("/problems/nonsense").then().statusCode(404).body("type", equalTo("/problems/not-found"));
    }
}
