package io.heraut.kit.advocate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.events.AdvocateState;
import io.heraut.events.CloudEvent;
import io.heraut.events.EventType;
import io.heraut.events.Samples;
import io.heraut.local.testing.TestStack;
import io.heraut.local.testing.TestTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = TestStack.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "service", value = "content"))
class AdvocateDirectoryIT {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private final UUID advocateId = UUID.randomUUID();
    private final String subject = UUID.randomUUID().toString();

    @Inject
    AdvocateDirectory directory;

    @Inject
    AdvocateStates states;

    @Test
    void whoIsNotKnownYetIsToldToComeBack() {
        Response response = who();

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.jsonPath().getString("type")).endsWith("/problems/advocate-not-known-yet");
        assertThat(response.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void whoeverTheTopicToldOfIsKnown() {
        state(advocateId, subject, "NL", 1, NOON);

        Response response = who();

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.jsonPath().getString("advocateId")).isEqualTo(advocateId.toString());
        assertThat(response.jsonPath().getString("country")).isEqualTo("NL");
        assertThat(directory.byIds(List.of(advocateId, UUID.randomUUID())))
                .containsExactly(new AdvocateRef(advocateId, subject, "Somebody", "nl-NL", "NL", "sales"));
    }

    @Test
    void anOlderStateChangesNothing() {
        state(advocateId, subject, "NL", 2, NOON);
        state(advocateId, subject, "FR", 1, NOON.minusSeconds(60));
        assertThat(directory.byId(advocateId)).map(AdvocateRef::country).contains("NL");

        state(advocateId, subject, "BE", 3, NOON.plusSeconds(60));
        assertThat(directory.byId(advocateId)).map(AdvocateRef::country).contains("BE");
    }

    @Test
    void anErasedAdvocateIsForgotten() {
        state(advocateId, subject, "NL", 1, NOON);

        QuarkusTransaction.requiringNew().run(() -> states.forget(advocateId));

        assertThat(directory.byId(advocateId)).isEmpty();
        assertThat(directory.bySubject(subject)).isEmpty();
    }

    @Test
    void whoComesBackAfterErasureIsTheNewAdvocateEvenBeforeTheTombstoneArrives() {
        UUID newId = UUID.randomUUID();
        state(advocateId, subject, "NL", 1, NOON);
        state(newId, subject, "NL", 1, NOON.plusSeconds(60));
        assertThat(directory.bySubject(subject)).map(AdvocateRef::advocateId).contains(newId);

        QuarkusTransaction.requiringNew().run(() -> states.forget(advocateId));
        assertThat(directory.bySubject(subject)).map(AdvocateRef::advocateId).contains(newId);
    }

    @Test
    void thePublishedSampleIsTaken() {
        CloudEvent<AdvocateState> sample = Samples.of(EventType.ADVOCATE_STATE).as(AdvocateState.class);

        QuarkusTransaction.requiringNew().run(() -> states.handle(sample));

        assertThat(directory.byId(sample.data().advocateId()))
                .map(AdvocateRef::subject)
                .contains(sample.data().sub());
    }

    private Response who() {
        return given().auth()
                .oauth2(TestTokens.builder().subject(subject).roles("advocate").sign())
                .get("/api/v1/who");
    }

    private void state(UUID id, String sub, String country, long sequence, Instant at) {
        CloudEvent<AdvocateState> event = new CloudEvent<>(
                UUID.randomUUID(),
                "/heraut/sharing",
                EventType.ADVOCATE_STATE,
                id,
                at,
                sequence,
                null,
                new AdvocateState(id, sub, "Somebody", "nl-NL", country, "sales"));
        QuarkusTransaction.requiringNew().run(() -> states.handle(event));
    }
}
