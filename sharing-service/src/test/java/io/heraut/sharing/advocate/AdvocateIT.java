package io.heraut.sharing.advocate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.heraut.events.AdvocateState;
import io.heraut.events.CloudEvent;
import io.heraut.events.EventType;
import io.heraut.events.Topic;
import io.heraut.local.testing.TestTokens;
import io.heraut.sharing.support.SharingApi;
import io.heraut.sharing.support.Topics;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AdvocateIT extends SharingApi {
    private static UUID me(String token) {
        return UUID.fromString(
                as(token).get("/api/v1/me").then().statusCode(200).extract().path("advocateId"));
    }

    private static TestTokens.Builder token(String sub, Instant issuedAt) {
        return Person.token(sub).claim("iat", issuedAt.getEpochSecond());
    }

    @Test
    void whoComesForTheFirstTimeIsRegisteredAndToldOf() {
        String sub = UUID.randomUUID().toString();
        UUID id = me(Person.token(sub).sign());

        assertThat(id.toString()).isNotEqualTo(sub);
        CloudEvent<?> state = Topics.events(Topic.ADVOCATES, id, 1).getFirst();
        assertThat(state.data()).isEqualTo(new AdvocateState(id, sub, "Somebody New", "en", "NL", "sales"));
        assertThat(Topics.events(Topic.SHARING, id, 1))
                .extracting(CloudEvent::type)
                .containsExactly(EventType.ADVOCATE_REGISTERED);
        assertThat(me(Person.token(sub).sign())).isEqualTo(id);
    }

    @Test
    void firstUsesAtTheSameTimeMakeOneAdvocate() throws Exception {
        String sub = UUID.randomUUID().toString();
        String token = Person.token(sub).sign();
        Callable<UUID> first = () -> me(token);

        List<UUID> ids = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<UUID> each :
                    threads.invokeAll(List.of(first, first, first, first, first, first, first, first))) {
                ids.add(each.get());
            }
        }

        assertThat(ids).hasSize(8).containsOnly(ids.getFirst());
        assertThat(database.list(
                        "select advocate_id from advocate_profile where sub = ?", row -> row.uuid("advocate_id"), sub))
                .containsExactly(ids.getFirst());
        // A second event would have the sequence 2 and come before this one.
        me(token(sub, Instant.now().plusSeconds(1)).team("legal").sign());
        assertThat(Topics.events(Topic.SHARING, ids.getFirst(), 2))
                .extracting(CloudEvent::type)
                .containsExactly(EventType.ADVOCATE_REGISTERED, EventType.ADVOCATE_UPDATED);
    }

    @Test
    void whatANewerTokenSaysIsLearnedAndAnOlderOneDoesNotUndoIt() {
        String sub = UUID.randomUUID().toString();
        Instant now = Instant.now();
        UUID id = me(token(sub, now.minusSeconds(60)).sign());

        as(token(sub, now).team("legal").sign()).get("/api/v1/me").then().body("team", equalTo("legal"));
        as(token(sub, now.minusSeconds(60)).sign())
                .get("/api/v1/me")
                .then()
                .body("advocateId", equalTo(id.toString()))
                .body("team", equalTo("legal"));
        as(token(sub, now.plusSeconds(1)).team(null).name("Other Name").sign())
                .get("/api/v1/me")
                .then()
                .body("team", nullValue())
                .body("name", equalTo("Other Name"));

        assertThat(Topics.events(Topic.ADVOCATES, id, 3))
                .extracting(event -> ((AdvocateState) event.data()).team())
                .containsExactly("sales", "legal", null);
        assertThat(Topics.events(Topic.SHARING, id, 3))
                .extracting(CloudEvent::type)
                .containsExactly(EventType.ADVOCATE_REGISTERED, EventType.ADVOCATE_UPDATED, EventType.ADVOCATE_UPDATED);
    }

    @Test
    void whoeverIsAPersonIsRegisteredWhateverTheirRole() {
        for (String role : List.of("curator", "reviewer", "program-manager", "admin")) {
            String sub = UUID.randomUUID().toString();
            UUID id = me(TestTokens.builder().subject(sub).roles(role).sign());
            assertThat(Topics.events(Topic.ADVOCATES, id, 1)).hasSize(1);
        }
    }

    @Test
    void aPartnersSystemIsNoAdvocate() {
        as(TestTokens.partner("content:read")).get("/api/v1/me").then().statusCode(403);
        assertThat(database.list(
                        "select advocate_id from advocate_profile where sub = ?",
                        row -> row.uuid("advocate_id"),
                        TestTokens.PARTNER_SUBJECT.toString()))
                .isEmpty();
    }
}
