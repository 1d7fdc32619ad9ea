package io.heraut.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heraut.events.CloudEvent;
import io.heraut.events.EventCodec;
import io.heraut.events.EventType;
import io.heraut.events.PointsAwarded;
import io.heraut.events.Samples;
import io.heraut.local.testing.TestStack;
import io.heraut.webhooks.testing.Endpoints;
import io.heraut.webhooks.testing.Endpoints.Made;
import io.heraut.webhooks.testing.Receiver;
import io.heraut.webhooks.testing.Receiver.Answer;
import io.heraut.webhooks.testing.Receiver.Received;
import io.heraut.webhooks.testing.ReceiverPort;
import io.heraut.webhooks.testing.Services;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = TestStack.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "service", value = "webhooks"))
@WithTestResource(value = ReceiverPort.class, scope = TestResourceScope.GLOBAL)
class DeliveryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String POINTS = "points.awarded";
    private static final String EXPIRED = "content.expired";

    private final ObjectMapper json = new ObjectMapper();
    private final Endpoints partner = Endpoints.ofNewPartner();

    @Inject
    Receiver receiver;

    @Inject
    Services services;

    @Inject
    DeliveryWorkers workers;

    @Test
    void anEventReachesTheEndpointSigned() throws Exception {
        String url = receiver.newUrl();
        Made endpoint = partner.make(url, POINTS);

        CloudEvent<PointsAwarded> event = services.award();

        Received received = awaitReceived(url, 1).getFirst();
        assertThat(received.id()).isEqualTo(event.id().toString());
        assertThat(received.isSignedBy(endpoint.secret())).isTrue();
        assertThat(received.header("Content-Type")).isEqualTo("application/json");
        JsonNode body = json.readTree(received.body());
        assertThat(body.path("type").asText()).isEqualTo(POINTS);
        assertThat(body.path("timestamp").asText()).isEqualTo(event.time().toString());
        assertThat(body.path("subject").asText()).isEqualTo(event.subject().toString());
        assertThat(body.path("sequence").asLong()).isEqualTo(1);
        assertThat(body.path("data")).isEqualTo(EventCodec.payload(event.data()));

        JsonPath delivery = awaitStatus(endpoint, "SUCCEEDED");
        assertThat(delivery.getString("eventId")).isEqualTo(event.id().toString());
        assertThat(delivery.getString("eventType")).isEqualTo(POINTS);
        assertThat(delivery.getString("body")).isEqualTo(received.body());
        assertThat(delivery.getInt("attemptCount")).isEqualTo(1);
        assertThat(delivery.getList("attempts.outcome")).isEqualTo(List.of("SUCCEEDED"));
        assertThat(delivery.getList("attempts.httpStatus")).isEqualTo(List.of(204));
        assertThat(delivery.getString("completedAt")).isNotNull();
        assertThat(metrics())
                .contains("heraut_webhooks_attempts_total{outcome=\"succeeded\"}")
                .contains("heraut_webhooks_deliveries_completed_total{status=\"succeeded\"}")
                .contains("heraut_webhooks_first_attempt_delay_seconds_count")
                .contains("heraut_webhooks_attempt_duration_seconds_count")
                .contains("heraut_webhooks_attempts_in_flight")
                .contains("heraut_webhooks_deliveries_pending");
    }

    @Test
    void everyOpenTypeIsDeliveredAsItsSampleSays() throws Exception {
        List<EventType> open =
                Arrays.stream(EventType.values()).filter(EventType::isOpen).toList();
        String url = receiver.newUrl();
        partner.make(url, open.stream().map(EventType::typeName).toArray(String[]::new));

        for (EventType type : open) {
            services.publish(type, Samples.of(type).subject(), Samples.bytesOf(type));
        }

        List<Received> all = awaitReceived(url, open.size());
        for (EventType type : open) {
            CloudEvent<?> sample = Samples.of(type);
            JsonNode body = json.readTree(all.stream()
                    .filter(received -> received.id().equals(sample.id().toString()))
                    .findFirst()
                    .orElseThrow()
                    .body());
            assertThat(body.path("type").asText()).isEqualTo(type.typeName());
            assertThat(body.path("data"))
                    .isEqualTo(json.readTree(Samples.bytesOf(type)).path("data"));
        }
    }

    @Test
    void onlyTheTypesThatAreAskedForAreSent() {
        String url = receiver.newUrl();
        Made endpoint = partner.make(url, EXPIRED);

        services.award();
        CloudEvent<?> wanted = services.expire();
        services.award();
        awaitReceived(url, 1);
        CloudEvent<?> alsoWanted = services.expire();

        assertThat(awaitReceived(url, 2))
                .extracting(Received::id)
                .containsExactly(wanted.id().toString(), alsoWanted.id().toString());
        assertThat(partner.deliveries(endpoint.id())).hasSize(2);
    }

    @Test
    void aFailureIsTriedAgainUntilItSucceeds() {
        String url = receiver.newUrl();
        receiver.answer(
                url, request -> request.number() < 3 ? new Answer(500, Map.of(), "x".repeat(5_000)) : Answer.of(200));
        Made endpoint = partner.make(url, POINTS);

        CloudEvent<?> event = services.award();

        JsonPath delivery = awaitStatus(endpoint, "SUCCEEDED");
        List<Received> all = receiver.received(url);
        assertThat(all).hasSize(3).allSatisfy(received -> {
            assertThat(received.id()).isEqualTo(event.id().toString());
            assertThat(received.isSignedBy(endpoint.secret())).isTrue();
            assertThat(received.body()).isEqualTo(all.getFirst().body());
        });
        assertThat(delivery.getList("attempts.number")).isEqualTo(List.of(1, 2, 3));
        assertThat(delivery.getList("attempts.outcome")).isEqualTo(List.of("REFUSED", "REFUSED", "SUCCEEDED"));
        assertThat(delivery.getList("attempts.httpStatus")).isEqualTo(List.of(500, 500, 200));
        assertThat(delivery.getString("attempts[0].responseBody")).isEqualTo("x".repeat(2_048));
        assertThat(partner.endpoint(endpoint.id()).getString("failingSince")).isNull();
    }

    @Test
    void aRedirectIsAFailureAndIsNotFollowed() {
        String elsewhere = receiver.newUrl();
        String url = receiver.newUrl();
        receiver.answer(url, request -> new Answer(307, Map.of("Location", elsewhere), ""));
        Made endpoint = partner.make(url, POINTS);

        services.award();

        JsonPath delivery = awaitStatus(endpoint, "FAILED");
        assertThat(delivery.getList("attempts.outcome"))
                .isEqualTo(List.of("REDIRECTED", "REDIRECTED", "REDIRECTED", "REDIRECTED"));
        assertThat(receiver.received(elsewhere)).isEmpty();
        assertThat(partner.endpoint(endpoint.id()).getString("failingSince")).isNotNull();
    }

    @Test
    void anEndpointThatDoesNotAnswerInTimeHasFailed() {
        String url = receiver.newUrl();
        CountDownLatch never = new CountDownLatch(1);
        receiver.answer(url, request -> request.number() == 1 ? waitFor(never) : Answer.of(200));
        Made endpoint = partner.make(url, POINTS);

        services.award();

        JsonPath delivery = awaitStatus(endpoint, "SUCCEEDED");
        never.countDown();
        assertThat(delivery.getList("attempts.outcome")).isEqualTo(List.of("TIMEOUT", "SUCCEEDED"));
        assertThat(delivery.getInt("attempts[0].durationMs")).isBetween(1_900, 15_000);
        assertThat(delivery.getString("attempts[0].detail")).contains("did not answer in time");
    }

    @Test
    void goneDisablesTheEndpointAndNothingMoreIsSent() {
        String url = receiver.newUrl();
        receiver.answer(url, 410);
        Made endpoint = partner.make(url, POINTS);

        services.award();

        await().atMost(PATIENCE)
                .until(() -> partner.endpoint(endpoint.id()).getString("status").equals("DISABLED"));
        assertThat(partner.endpoint(endpoint.id()).getString("disabledReason")).isEqualTo("GONE");
        assertThat(partner.delivery(endpoint.id()).getString("status")).isEqualTo("FAILED");
        services.award();
        await().atMost(PATIENCE).until(() -> partner.deliveries(endpoint.id()).size() == 2);
        assertThat(partner.deliveries(endpoint.id()).getFirst()).containsEntry("status", "SKIPPED");
        assertThat(receiver.received(url)).hasSize(1);
    }

    @Test
    void anEndpointThatHasOnlyFailedForDaysIsDisabled() throws Exception {
        String url = receiver.newUrl();
        receiver.answer(url, 500);
        Made endpoint = partner.make(url, POINTS);
        execute(
                "UPDATE endpoint_health SET failing_since = now() - interval '120 hours' WHERE endpoint_id = ?",
                UUID.fromString(endpoint.id()));

        services.award();

        await().atMost(PATIENCE)
                .until(() -> partner.endpoint(endpoint.id()).getString("status").equals("DISABLED"));
        assertThat(partner.endpoint(endpoint.id()).getString("disabledReason")).isEqualTo("FAILING");
        assertThat(partner.delivery(endpoint.id()).getString("status")).isEqualTo("SKIPPED");
    }

    @Test
    void whatFailedIsSentAgainByHand() {
        String url = receiver.newUrl();
        receiver.answer(url, 503);
        Made endpoint = partner.make(url, POINTS);
        CloudEvent<?> event = services.award();
        JsonPath failed = awaitStatus(endpoint, "FAILED");
        assertThat(failed.getInt("attemptCount")).isEqualTo(4);
        receiver.answer(url, 200);

        partner.post(Endpoints.DELIVERIES + "/" + failed.getString("id") + "/retry")
                .then()
                .statusCode(202);

        JsonPath delivery = awaitStatus(endpoint, "SUCCEEDED");
        assertThat(delivery.getInt("attemptCount")).isEqualTo(5);
        assertThat(receiver.received(url))
                .hasSize(5)
                .allSatisfy(received ->
                        assertThat(received.id()).isEqualTo(event.id().toString()));
    }

    @Test
    void anEndpointThatAsksForLessIsLeftAloneForSoLong() {
        String url = receiver.newUrl();
        receiver.answer(
                url,
                request -> request.number() == 1 ? new Answer(429, Map.of("Retry-After", "1"), "") : Answer.of(200));
        Made endpoint = partner.make(url, POINTS);

        services.award();
        awaitReceived(url, 1);
        await().atMost(PATIENCE)
                .until(() -> partner.delivery(endpoint.id()).getInt("attemptCount") == 1
                        && partner.delivery(endpoint.id()).getString("nextAttemptAt") != null);
        services.award();

        List<Received> all = awaitReceived(url, 3);
        assertThat(Duration.between(all.get(0).at(), all.get(1).at())).isGreaterThanOrEqualTo(Duration.ofMillis(990));
        assertThat(Duration.between(all.get(0).at(), all.get(2).at())).isGreaterThanOrEqualTo(Duration.ofMillis(990));
    }

    @Test
    void duringARotationBothSecretsSign() {
        String url = receiver.newUrl();
        Made endpoint = partner.make(url, POINTS);

        JsonPath rotated = partner.post(Endpoints.ENDPOINTS + "/" + endpoint.id() + "/rotate-secret")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        services.award();

        Received received = awaitReceived(url, 1).getFirst();
        assertThat(rotated.getString("secret")).startsWith("whsec_").isNotEqualTo(endpoint.secret());
        assertThat(Instant.parse(rotated.getString("previousValidUntil")))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(24)));
        assertThat(received.header("webhook-signature").split(" ", -1)).hasSize(2);
        assertThat(received.isSignedBy(rotated.getString("secret"))).isTrue();
        assertThat(received.isSignedBy(endpoint.secret())).isTrue();
    }

    @Test
    void afterTheOverlapOnlyTheNewSecretSigns() throws Exception {
        String url = receiver.newUrl();
        Made endpoint = partner.make(url, POINTS);
        String secret = partner.post(Endpoints.ENDPOINTS + "/" + endpoint.id() + "/rotate-secret")
                .jsonPath()
                .getString("secret");
        execute(
                "UPDATE endpoint_secret SET valid_until = now() WHERE valid_until IS NOT NULL AND endpoint_id = ?",
                UUID.fromString(endpoint.id()));

        services.award();

        Received received = awaitReceived(url, 1).getFirst();
        assertThat(received.isSignedBy(secret)).isTrue();
        assertThat(received.isSignedBy(endpoint.secret())).isFalse();
    }

    @Test
    void anEventThatComesAgainIsSentOnce() {
        String url = receiver.newUrl();
        Made endpoint = partner.make(url, POINTS);

        CloudEvent<?> event = services.award();
        services.publish(event);
        services.publish(event);
        CloudEvent<PointsAwarded> last = afterEventsOf(event);
        services.publish(last);

        List<Received> all = awaitReceived(url, 2);
        await().atMost(PATIENCE).until(() -> countOf(endpoint, "SUCCEEDED") == 2);
        assertThat(all)
                .extracting(Received::id)
                .containsExactlyInAnyOrder(event.id().toString(), last.id().toString());
        assertThat(receiver.received(url)).hasSize(2);
    }

    @Test
    void whatADisabledEndpointMissedIsSentByAReplay() {
        String url = receiver.newUrl();
        Made endpoint = partner.make(url, POINTS);
        String path = Endpoints.ENDPOINTS + "/" + endpoint.id();
        partner.post(path + "/disable").then().statusCode(200);
        CloudEvent<?> first = services.award();
        CloudEvent<?> second = services.award();
        await().atMost(PATIENCE).until(() -> partner.deliveries(endpoint.id()).size() == 2);
        assertThat(partner.deliveries(endpoint.id()))
                .allSatisfy(delivery -> assertThat(delivery).containsEntry("status", "SKIPPED"));
        Map<String, String> lastHour =
                Map.of("since", Instant.now().minus(Duration.ofHours(1)).toString());

        partner.post(path + "/replay", lastHour).then().statusCode(409);
        partner.post(path + "/enable").then().statusCode(200);
        JsonPath replay = partner.post(path + "/replay", lastHour)
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();

        assertThat(replay.getInt("deliveries")).isEqualTo(2);
        assertThat(awaitReceived(url, 2))
                .extracting(Received::id)
                .containsExactlyInAnyOrder(first.id().toString(), second.id().toString());
    }

    @Test
    void aTestIsSentOnceAlsoWhileTheEndpointIsDisabled() throws Exception {
        String url = receiver.newUrl();
        receiver.answer(url, 500);
        Made endpoint = partner.make(url, POINTS);
        String path = Endpoints.ENDPOINTS + "/" + endpoint.id();
        partner.post(path + "/disable").then().statusCode(200);

        partner.post(path + "/test").then().statusCode(202);

        JsonPath delivery = awaitStatus(endpoint, "FAILED");
        Received received = receiver.received(url).getFirst();
        assertThat(delivery.getInt("attemptCount")).isEqualTo(1);
        assertThat(delivery.getBoolean("test")).isTrue();
        assertThat(received.isSignedBy(endpoint.secret())).isTrue();
        assertThat(json.readTree(received.body()).path("type").asText()).isEqualTo("endpoint.test");
        assertThat(json.readTree(received.body())
                        .path("data")
                        .path("endpointId")
                        .asText())
                .isEqualTo(endpoint.id());
    }

    @Test
    void aTestCanSendTheSampleOfAType() throws Exception {
        String url = receiver.newUrl();
        Made endpoint = partner.make(url, POINTS);
        String path = Endpoints.ENDPOINTS + "/" + endpoint.id();

        partner.post(path + "/test", Map.of("eventType", "no.such")).then().statusCode(400);
        partner.post(path + "/test", Map.of("eventType", POINTS)).then().statusCode(202);

        Received received = awaitReceived(url, 1).getFirst();
        assertThat(json.readTree(received.body()).path("data"))
                .isEqualTo(
                        json.readTree(Samples.bytesOf(EventType.POINTS_AWARDED)).path("data"));
        assertThat(received.id())
                .isNotEqualTo(Samples.of(EventType.POINTS_AWARDED).id().toString());
    }

    @Test
    void anAddressThatBecomesForbiddenIsNotCalledAnyMore() throws Exception {
        String url = receiver.newUrl();
        Made endpoint = partner.make(url, POINTS);
        execute("UPDATE webhook_endpoint SET url = 'http://127.0.0.1:1/' WHERE id = ?", UUID.fromString(endpoint.id()));

        services.award();

        JsonPath delivery = awaitStatus(endpoint, "FAILED");
        assertThat(delivery.getList("attempts.outcome")).containsOnly("FORBIDDEN_ADDRESS");
        assertThat(delivery.getString("attempts[0].detail")).contains("not on the public internet");
        assertThat(receiver.received(url)).isEmpty();
    }

    @Test
    void anEndpointThatHangsHoldsUpNoOther() {
        String hanging = receiver.newUrl();
        String well = receiver.newUrl();
        CountDownLatch release = new CountDownLatch(1);
        receiver.answer(hanging, request -> waitFor(release));
        partner.make(hanging, POINTS);
        Made other = partner.make(well, POINTS);

        List<String> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            events.add(services.award().id().toString());
        }

        List<Received> all = awaitReceived(well, 40);
        assertThat(release.getCount()).isEqualTo(1);
        release.countDown();
        assertThat(all).extracting(Received::id).containsExactlyInAnyOrderElementsOf(events);
        assertThat(receiver.received(hanging).size()).isLessThan(40);
        partner.post(Endpoints.ENDPOINTS + "/" + other.id() + "/disable").then().statusCode(200);
    }

    @Test
    void twoWorkersNeverMakeTheSameAttempt() {
        String url = receiver.newUrl();
        Made endpoint = partner.make(url, POINTS);
        List<String> events = new ArrayList<>();

        try (DeliveryWorker second = workers.another();
                DeliveryWorker third = workers.another()) {
            second.start();
            third.start();
            for (int i = 0; i < 60; i++) {
                events.add(services.award().id().toString());
                second.wake();
                third.wake();
            }
            await().atMost(PATIENCE).until(() -> countOf(endpoint, "SUCCEEDED") == 60);
        }

        assertThat(receiver.received(url)).extracting(Received::id).containsExactlyInAnyOrderElementsOf(events);
    }

    @Test
    void whatACrashedWorkerHeldIsSentWhenItsLeaseEnds() throws Exception {
        String url = receiver.newUrl();
        Made endpoint = partner.make(url, POINTS);
        partner.post(Endpoints.ENDPOINTS + "/" + endpoint.id() + "/disable")
                .then()
                .statusCode(200);
        services.award();
        await().atMost(PATIENCE).until(() -> countOf(endpoint, "SKIPPED") == 1);
        partner.post(Endpoints.ENDPOINTS + "/" + endpoint.id() + "/enable")
                .then()
                .statusCode(200);
        execute(
                "UPDATE delivery SET status = 'PENDING', completed_at = NULL, attempts = 1, lease = gen_random_uuid(),"
                        + " due_at = now() + interval '1 second' WHERE endpoint_id = ?",
                UUID.fromString(endpoint.id()));
        String id = partner.delivery(endpoint.id()).getString("id");
        partner.post(Endpoints.DELIVERIES + "/" + id + "/retry").then().statusCode(409);

        JsonPath delivery = awaitStatus(endpoint, "SUCCEEDED");

        assertThat(receiver.received(url)).hasSize(1);
        assertThat(delivery.getList("attempts.number")).isEqualTo(List.of(1, 2));
        assertThat(delivery.getList("attempts.outcome")).isEqualTo(List.of("INTERRUPTED", "SUCCEEDED"));
    }

    @Test
    void anEndpointDeletedWhileItIsSentToIsGoneWithAllItsDeliveries() {
        String url = receiver.newUrl();
        CountDownLatch release = new CountDownLatch(1);
        receiver.answer(url, request -> waitFor(release));
        Made endpoint = partner.make(url, POINTS);
        services.award();
        awaitReceived(url, 1);

        partner.request()
                .header("If-Match", endpoint.etag())
                .delete(Endpoints.ENDPOINTS + "/" + endpoint.id())
                .then()
                .statusCode(204);
        release.countDown();

        assertThat(partner.deliveries(endpoint.id())).isEmpty();
        String next = receiver.newUrl();
        partner.make(next, POINTS);
        services.award();
        awaitReceived(next, 1);
        assertThat(receiver.received(url)).hasSize(1);
    }

    @Test
    void aListOfDeliveriesIsFilteredAndPaged() {
        String url = receiver.newUrl();
        Made endpoint = partner.make(url, POINTS, EXPIRED);
        for (int i = 0; i < 3; i++) {
            services.award();
        }
        services.expire();
        await().atMost(PATIENCE).until(() -> countOf(endpoint, "SUCCEEDED") == 4);

        JsonPath first = partner.request()
                .get(Endpoints.DELIVERIES + "?status=SUCCEEDED&eventType=points.awarded&limit=2")
                .jsonPath();
        JsonPath second = partner.request()
                .get(Endpoints.DELIVERIES + "?status=SUCCEEDED&eventType=points.awarded&limit=2&cursor="
                        + first.getString("next"))
                .jsonPath();

        assertThat(first.getList("items")).hasSize(2);
        assertThat(second.getList("items")).hasSize(1);
        assertThat(second.getString("next")).isNull();
        assertThat(first.<String>getList("items.id")).doesNotContainAnyElementsOf(second.getList("items.id"));
        assertThat(partner.request()
                        .get(Endpoints.DELIVERIES + "?status=FAILED")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    private List<Received> awaitReceived(String url, int count) {
        await().atMost(PATIENCE).until(() -> receiver.received(url).size() >= count);
        return receiver.received(url);
    }

    private JsonPath awaitStatus(Made endpoint, String status) {
        await().atMost(PATIENCE).until(() -> countOf(endpoint, status) == 1);
        return partner.delivery(endpoint.id());
    }

    private long countOf(Made endpoint, String status) {
        return partner.deliveries(endpoint.id()).stream()
                .filter(delivery -> status.equals(delivery.get("status")))
                .count();
    }

    private String metrics() {
        return partner.request().get("/metrics").asString();
    }

    /** Another event with the same key: when it has arrived, those before it have been seen as well. */
    private static CloudEvent<PointsAwarded> afterEventsOf(CloudEvent<?> event) {
        PointsAwarded payload = event.as(PointsAwarded.class).data();
        return new CloudEvent<>(
                UUID.randomUUID(), event.source(), event.type(), event.subject(), event.time(), 2, null, payload);
    }

    private static Answer waitFor(CountDownLatch latch) {
        try {
            boolean released = latch.await(20, TimeUnit.SECONDS);
            return Answer.of(released ? 200 : 500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.of(500);
        }
    }

    private static void execute(String sql, UUID id) throws SQLException {
        try (Connection connection = TestStack.postgres().connectAsOwner("webhooks");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
