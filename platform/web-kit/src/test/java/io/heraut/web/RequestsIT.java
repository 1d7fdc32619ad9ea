package io.heraut.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.heraut.local.DemoPerson;
import io.heraut.local.testing.TestStack;
import io.heraut.local.testing.TestTokens;
import io.heraut.web.health.Degradations;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "kafka", value = "false"))
class RequestsIT {

    private final Degradations degradations;

    @Inject
    RequestsIT(Degradations degradations) {
        this.degradations = degradations;
    }

    @Test
    void theCallerIsWhoTheTokenSays() {
        DemoPerson amira = DemoPerson.of("amira");
        given().auth()
                .oauth2(TestTokens.forPerson(amira))
                .get("/probe/caller")
                .then()
                .statusCode(200)
                .body("sub", equalTo(amira.subject().toString()))
                .body("name", equalTo(amira.fullName()))
                .body("country", equalTo("NL"))
                .body("team", equalTo("sales"))
                .body("locale", equalTo(amira.locale()))
                .body("admin", equalTo(false));
    }

    @Test
    void aClaimThatIsNotThereIsNull() {
        given().auth()
                .oauth2(TestTokens.builder().roles("advocate").country("").sign())
                .get("/probe/caller")
                .then()
                .statusCode(200)
                .body("country", equalTo("null"))
                .body("team", equalTo("null"));
    }

    @Test
    void aScopeIsARole() {
        given().auth()
                .oauth2(TestTokens.partner("webhooks:manage"))
                .get("/probe/admin")
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(TestTokens.partner("content:read"))
                .get("/probe/admin")
                .then()
                .statusCode(403);
    }

    @Test
    void aListIsReadPageByPage() {
        List<Integer> all = new ArrayList<>();
        String path = "/probe/pages?limit=50";
        int pages = 0;
        while (path != null && pages < 10) {
            var response = given().urlEncodingEnabled(false).get(path);
            response.then().statusCode(200);
            all.addAll(response.jsonPath().getList("items", Integer.class));
            String link = response.header("Link");
            path = link == null ? null : link.substring(1, link.indexOf('>'));
            assertThat(link == null).isEqualTo(response.jsonPath().get("next") == null);
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(all).isEqualTo(IntStream.range(0, 120).boxed().toList());
    }

    @Test
    void theLastPageHasNoNext() {
        given().get("/probe/pages?limit=120")
                .then()
                .body("items", hasSize(120))
                .body("next", nullValue())
                .header("Link", nullValue());
        given().get("/probe/pages").then().body("items", hasSize(PageQueryDefault.LIMIT));
    }

    private interface PageQueryDefault {
        int LIMIT = io.heraut.web.paging.PageQuery.DEFAULT_LIMIT;
    }

    @Test
    void anEditNeedsTheCurrentVersion() {
        given().contentType(ContentType.JSON).put("/probe/versions/3").then().statusCode(428);
        given().contentType(ContentType.JSON)
                .header("If-Match", "\"v2\"")
                .put("/probe/versions/3")
                .then()
                .statusCode(412)
                .header("ETag", "\"v3\"");
        given().contentType(ContentType.JSON)
                .header("If-Match", "\"v3\"")
                .put("/probe/versions/3")
                .then()
                .statusCode(200);
    }

    @Test
    void aWellFormedRequestIdIsKeptAndAnyOtherIsReplaced() {
        given().header("X-Request-Id", "abc-123.x").get("/probe/address").then().header("X-Request-Id", "abc-123.x");
        given().header("X-Request-Id", "a b")
                .get("/probe/address")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f]{32}"));
        given().header("X-Request-Id", "mine").get("/nowhere").then().body("requestId", equalTo("mine"));
    }

    @Test
    void theAddressIsTheRightmostHopThatIsNoTrustedProxy() {
        given().get("/probe/address").then().body("address", equalTo("127.0.0.1"));
        given().header("X-Forwarded-For", "203.0.113.9, 198.51.100.7")
                .get("/probe/address")
                .then()
                .body("address", equalTo("198.51.100.7"));
    }

    @Test
    void healthNamesWhatIsMissingAndStaysUp() {
        degradations.set("mailer", "does not answer");
        given().get("/health")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.find { it.name == 'degraded' }.data.mailer", equalTo("does not answer"));
        assertThat(given().get("/metrics").asString()).contains("heraut_degraded{part=\"mailer\"} 1.0");
        degradations.clear("mailer");
        given().get("/health").then().body("checks.find { it.name == 'degraded' }.data", nullValue());
        assertThat(given().get("/metrics").asString()).contains("heraut_degraded{part=\"mailer\"} 0.0");
        given().get("/health/ready").then().statusCode(200);
        given().get("/health/live").then().statusCode(200);
        given().get("/health/started").then().statusCode(200);
    }
}
