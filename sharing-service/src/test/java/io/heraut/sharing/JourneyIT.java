package io.heraut.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.heraut.events.CloudEvent;
import io.heraut.events.EventType;
import io.heraut.events.EvidenceLevel;
import io.heraut.events.ShareCreated;
import io.heraut.events.ShareEvidenced;
import io.heraut.events.Topic;
import io.heraut.sharing.support.SharingApi;
import io.heraut.sharing.support.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JourneyIT extends SharingApi {
    @Test
    void aShareGathersEvidenceFromItsClicks() {
        Person amira = Person.advocate();
        UUID item = publish(item());
        var share = share(amira, item, addChannel(amira, "LINKEDIN"))
                .statusCode(201)
                .header("Location", startsWith("http"))
                .body("level", equalTo("ISSUED"))
                .body("network", equalTo("LINKEDIN"))
                .body("channelKind", equalTo("PERSONAL"))
                .body("attempt", equalTo(1))
                .body("text", equalTo("Three years of work, one quiet crossing."))
                .body("copyText", equalTo(true))
                .body("link.url", startsWith("https://go.example.com/s/"))
                .body(
                        "intentUrl",
                        startsWith(
                                "https://www.linkedin.com/sharing/share-offsite/?url=https%3A%2F%2Fgo.example.com%2Fs%2F"))
                .extract()
                .jsonPath();
        UUID shareId = share.getUUID("id");
        UUID linkId = share.getUUID("link.id");
        String code = share.getString("link.code");

        as(amira)
                .post("/api/v1/shares/" + shareId + "/claim")
                .then()
                .statusCode(200)
                .body("level", equalTo("CLAIMED"));
        assertThat(follow(code, "192.0.2.3", LINKEDIN_BOT, null).statusCode()).isEqualTo(200);
        eventually().until(() -> level(amira, shareId).equals("PREVIEWED"));
        follow(code, "203.0.113.10", CHROME, LINKEDIN);
        follow(code, "203.0.113.10", CHROME, LINKEDIN);
        follow(code, "203.0.113.11", CHROME, LINKEDIN);
        follow(code, "203.0.113.12", CHROME, null);
        as(amira).header("X-Forwarded-For", "203.0.113.99").get("/api/v1/me");
        follow(code, "203.0.113.99", CHROME, LINKEDIN);

        Map<String, Object> clicks = clicks(amira, linkId, 6);
        assertThat(clicks)
                .containsEntry("human", 3)
                .containsEntry("previewBot", 1)
                .containsEntry("duplicate", 1)
                .containsEntry("self", 1)
                .containsEntry("unknown", 0)
                .containsEntry("classifierVersion", "2.2026-11-25");
        JsonPath evidence = as(amira)
                .get("/api/v1/shares/" + shareId + "/evidence")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(evidence.getString("level")).isEqualTo("CLICKED");
        assertThat(evidence.getList("facts.level")).containsExactly("ISSUED", "CLAIMED", "PREVIEWED", "CLICKED");
        assertThat(evidence.getList("facts.source")).containsExactly("SERVICE", "ADVOCATE", "CRAWLER", "VISITOR");
        assertThat(evidence.getString("facts[3].referrer")).isEqualTo("www.linkedin.com");

        List<CloudEvent<?>> events = Topics.events(Topic.SHARING, shareId, 4);
        assertThat(events).extracting(CloudEvent::sequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(events.getFirst().data()).isInstanceOfSatisfying(ShareCreated.class, created -> {
            assertThat(created.contentItemId()).isEqualTo(item);
            assertThat(created.linkId()).isEqualTo(linkId);
            assertThat(created.attempt()).isEqualTo(1);
        });
        assertThat(events.subList(1, 4)).allMatch(event -> event.type() == EventType.SHARE_EVIDENCED);
        assertThat(events.subList(1, 4).stream().map(event -> ((ShareEvidenced) event.data()).level()))
                .containsExactly(EvidenceLevel.CLAIMED, EvidenceLevel.PREVIEWED, EvidenceLevel.CLICKED);
    }

    private static String level(Person person, UUID shareId) {
        return as(person).get("/api/v1/shares/" + shareId).then().extract().path("level");
    }
}
