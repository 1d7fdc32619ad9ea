package io.heraut.rewards.rule;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.heraut.rewards.Happenings;
import io.heraut.rewards.Happenings.Somebody;
import io.heraut.rewards.RewardsTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

@RewardsTest
@TestProfile(RuleLimitIT.RoomForNoMore.class)
class RuleLimitIT {
    /** As many as come with the product. */
    public static class RoomForNoMore implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("heraut.rewards.max-rules", "2");
        }
    }

    @Inject
    Happenings happenings;

    @Test
    void onlySoManyRulesAreEnabledAtATime() {
        Somebody petra = happenings.somebody("Petra", "people");
        post(petra, true).then().statusCode(409).body("type", equalTo("/problems/too-many-rules"));
        Response disabled = post(petra, false);
        disabled.then().statusCode(201);

        given().auth()
                .oauth2(petra.tokenWith("program-manager"))
                .contentType(ContentType.JSON)
                .header("If-Match", "\"v1\"")
                .body(rule(true))
                .put(URI.create(disabled.header("Location")).getPath())
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/too-many-rules"));
    }

    private static Response post(Somebody petra, boolean enabled) {
        return given().auth()
                .oauth2(petra.tokenWith("program-manager"))
                .contentType(ContentType.JSON)
                .body(rule(enabled))
                .post("/api/v1/point-rules");
    }

    private static Map<String, Object> rule(boolean enabled) {
        return Map.of("name", "One more", "eventType", "advocate.registered", "points", 1, "enabled", enabled);
    }
}
