package io.heraut.webhooks.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import io.heraut.local.testing.TestStack;
import io.heraut.webhooks.testing.Endpoints;
import io.heraut.webhooks.testing.Endpoints.Made;
import io.heraut.webhooks.testing.Receiver;
import io.heraut.webhooks.testing.ReceiverPort;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.mapper.ObjectMapperType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(
        value = TestStack.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "service", value = "webhooks"))
@WithTestResource(value = ReceiverPort.class, scope = TestResourceScope.GLOBAL)
class WebhookEndpointIT {
    private static final String POINTS = "points.awarded";

    private final Endpoints partner = Endpoints.ofNewPartner();

    @Inject
    Receiver receiver;

    @Test
    void theSecretIsShownOnceAndStoredSealed() throws SQLException {
        String url = receiver.newUrl();

        Response response = partner.postNew(url, List.of(POINTS));

        response.then()
                .statusCode(201)
                .header("Location", containsString(Endpoints.ENDPOINTS + "/"))
                .header("ETag", notNullValue())
                .header("Cache-Control", "no-store")
                .body("url", equalTo(url))
                .body("eventTypes", equalTo(List.of(POINTS)))
                .body("status", equalTo("ACTIVE"));
        JsonPath created = response.jsonPath();
        String secret = created.getString("secret");
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        assertThat(secret).startsWith("whsec_");
        assertThat(key).hasSize(32);
        partner.request()
                .get(Endpoints.ENDPOINTS + "/" + created.getString("id"))
                .then()
                .statusCode(200)
                .body("secret", nullValue());
        assertThat(latin(sealedSecret(created.getString("id")))).isNotEmpty().doesNotContain(latin(key));
    }

    @Test
    void aRepeatedRequestMakesNoSecondEndpointAndShowsNoSecret() {
        Map<String, Object> body = Map.of("url", receiver.newUrl(), "eventTypes", List.of(POINTS));
        String key = UUID.randomUUID().toString();

        Response first = partner.request()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(Endpoints.ENDPOINTS);
        Response second = partner.request()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(Endpoints.ENDPOINTS);

        first.then().statusCode(201);
        second.then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("Location", first.header("Location"));
        assertThat(second.asString()).doesNotContain("whsec_");
        assertThat(partner.request().get(Endpoints.ENDPOINTS).jsonPath().getList("items"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.1/hook, 422, address-not-allowed",
        "https://127.0.0.1/hook, 422, address-not-allowed",
        "https://169.254.169.254/latest/meta-data, 422, address-not-allowed",
        "https://[::ffff:127.0.0.1]/hook, 422, address-not-allowed",
        "https://localhost/hook, 422, address-not-allowed",
        "https://nowhere.invalid/hook, 422, endpoint-unresolvable",
        "http://93.184.215.14/hook, 400, validation-failed",
        "ftp://93.184.215.14/hook, 400, validation-failed",
        "https://user:secret@93.184.215.14/hook, 400, validation-failed",
        "https://93.184.215.14/hook#there, 400, validation-failed",
        "'https://exa mple.com/', 400, validation-failed",
        "hook, 400, validation-failed"
    })
    void anAddressThatIsNotToBeCalledIsRefusedAndNothingIsStored(String url, int status, String problem) {
        partner.postNew(url, List.of(POINTS))
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + problem))
                .body("errors[0].pointer", equalTo("/url"));

        assertThat(partner.request().get(Endpoints.ENDPOINTS).jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void invalidValuesAreNamed() {
        partner.postNew(receiver.newUrl(), List.of(POINTS, "advocate.state", "no.such"))
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/validation-failed"))
                .body("errors.pointer", equalTo(List.of("/eventTypes/1", "/eventTypes/2")));
        partner.postNew(receiver.newUrl(), List.of())
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/eventTypes"));
        partner.request()
                .contentType(ContentType.JSON)
                .body("{\"eventTypes\": [\"points.awarded\"]}")
                .post(Endpoints.ENDPOINTS)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/url"));
        partner.request()
                .contentType(ContentType.JSON)
                .body("{")
                .post(Endpoints.ENDPOINTS)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void aChangeTouchesOnlyWhatItNames() {
        String url = receiver.newUrl();
        Made endpoint = partner.make(url, POINTS);
        Map<String, Object> described = Map.of("description", "Points for the intranet");

        String second = patch(endpoint, endpoint.etag(), described)
                .then()
                .statusCode(200)
                .body("description", equalTo("Points for the intranet"))
                .body("url", equalTo(url))
                .body("eventTypes", equalTo(List.of(POINTS)))
                .extract()
                .header("ETag");
        String third = patch(endpoint, second, Map.of("eventTypes", List.of("content.published", POINTS)))
                .then()
                .statusCode(200)
                .body("description", equalTo("Points for the intranet"))
                .body("eventTypes", equalTo(List.of("content.published", POINTS)))
                .extract()
                .header("ETag");
        Map<String, Object> takenAway = new HashMap<>();
        takenAway.put("description", null);
        patch(endpoint, third, takenAway).then().statusCode(200).body("description", nullValue());
    }

    @Test
    void aChangeNeedsTheVersionThatWasRead() {
        Made endpoint = partner.make(receiver.newUrl(), POINTS);
        Map<String, Object> change = Map.of("description", "once");

        patch(endpoint, endpoint.etag(), change).then().statusCode(200);

        patch(endpoint, endpoint.etag(), change)
                .then()
                .statusCode(412)
                .body("type", equalTo("/problems/precondition-failed"));
        partner.request()
                .contentType(ContentType.JSON)
                .body(change)
                .patch(Endpoints.ENDPOINTS + "/" + endpoint.id())
                .then()
                .statusCode(428);
        partner.request()
                .delete(Endpoints.ENDPOINTS + "/" + endpoint.id())
                .then()
                .statusCode(428);
        partner.request()
                .header("If-Match", endpoint.etag())
                .delete(Endpoints.ENDPOINTS + "/" + endpoint.id())
                .then()
                .statusCode(412);
    }

    @Test
    void aChangedAddressIsCheckedLikeAFirstOne() {
        Made endpoint = partner.make(receiver.newUrl(), POINTS);

        patch(endpoint, endpoint.etag(), Map.of("url", "https://192.168.1.1/"))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/address-not-allowed"));
    }

    @Test
    void disablingAndEnablingCanBeRepeated() {
        Made endpoint = partner.make(receiver.newUrl(), POINTS);
        String path = Endpoints.ENDPOINTS + "/" + endpoint.id();

        partner.post(path + "/disable").then().statusCode(200).body("disabledReason", equalTo("BY_HAND"));
        partner.post(path + "/disable")
                .then()
                .statusCode(200)
                .body("status", equalTo("DISABLED"))
                .body("disabledAt", notNullValue());
        partner.post(path + "/enable").then().statusCode(200).body("disabledReason", nullValue());
        partner.post(path + "/enable").then().statusCode(200).body("status", equalTo("ACTIVE"));
    }

    @Test
    void aSecretCanNotBeRotatedWithoutEnd() {
        Made endpoint = partner.make(receiver.newUrl(), POINTS);
        String path = Endpoints.ENDPOINTS + "/" + endpoint.id() + "/rotate-secret";

        for (int i = 0; i < 9; i++) {
            partner.post(path).then().statusCode(200);
        }

        partner.post(path).then().statusCode(409).body("type", equalTo("/problems/too-many-secrets"));
    }

    @Test
    void theListIsPagedAndFiltered() {
        Made first = partner.make(receiver.newUrl(), POINTS);
        Made second = partner.make(receiver.newUrl(), POINTS);
        Made third = partner.make(receiver.newUrl(), POINTS);
        partner.post(Endpoints.ENDPOINTS + "/" + second.id() + "/disable")
                .then()
                .statusCode(200);

        JsonPath page = partner.request().get(Endpoints.ENDPOINTS + "?limit=2").jsonPath();
        Response next = partner.request().get(Endpoints.ENDPOINTS + "?limit=2&cursor=" + page.getString("next"));

        assertThat(page.<String>getList("items.id")).containsExactly(third.id(), second.id());
        assertThat(next.jsonPath().<String>getList("items.id")).containsExactly(first.id());
        assertThat(next.jsonPath().getString("next")).isNull();
        assertThat(partner.request()
                        .get(Endpoints.ENDPOINTS + "?status=ACTIVE")
                        .jsonPath()
                        .<String>getList("items.id"))
                .containsExactly(third.id(), first.id());
        partner.request().get(Endpoints.ENDPOINTS + "?limit=201").then().statusCode(400);
        partner.request().get(Endpoints.ENDPOINTS + "?cursor=nonsense").then().statusCode(400);
        partner.request().get(Endpoints.ENDPOINTS + "?status=ASLEEP").then().statusCode(oneOf(400, 404));
    }

    @Test
    void theCatalogueHasWhatPartnersMaySeeWithSchemaAndSample() {
        JsonPath all = partner.request()
                .get("/api/v1/event-types")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(all.<String>getList("items.name"))
                .containsExactly(
                        "advocate.registered",
                        "advocate.updated",
                        "content.expired",
                        "content.published",
                        "content.withdrawn",
                        "link.clicked",
                        POINTS,
                        "points.reversed",
                        "share.created",
                        "share.evidence-withdrawn",
                        "share.evidenced");
        partner.request()
                .get("/api/v1/event-types/" + POINTS)
                .then()
                .statusCode(200)
                .body("description", equalTo("A point rule has awarded points to an advocate."))
                .body(
                        "schema.required",
                        equalTo(Arrays.asList(
                                "advocateId", "entryId", "points", "ruleId", "ruleVersion", "ruleName", "cause")))
                .body("sample.type", equalTo(POINTS))
                .body("sample.data.points", equalTo(10));
        partner.request().get("/api/v1/event-types/advocate.state").then().statusCode(404);
    }

    @Test
    void changesLeaveAuditRecords() throws SQLException {
        Made endpoint = partner.make(receiver.newUrl(), POINTS);
        String path = Endpoints.ENDPOINTS + "/" + endpoint.id();
        partner.post(path + "/rotate-secret").then().statusCode(200);
        partner.post(path + "/disable").then().statusCode(200);
        partner.post(path + "/enable").then().statusCode(200);

        try (Connection connection = TestStack.postgres().connectAsOwner("webhooks");
                PreparedStatement select = connection.prepareStatement(
                        "SELECT string_agg(action, ',' ORDER BY at, id), bool_and(actor IS NOT NULL), bool_or(details::text LIKE '%whsec_%')"
                                + " FROM audit_record WHERE object_id = ?")) {
            select.setObject(1, UUID.fromString(endpoint.id()));
            try (ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("create,rotate-secret,disable,enable");
                assertThat(row.getBoolean(2)).isTrue();
                assertThat(row.getBoolean(3)).isFalse();
            }
        }
    }

    private Response patch(Made endpoint, String etag, Map<String, Object> change) {
        return partner.request()
                .header("If-Match", etag)
                .contentType("application/merge-patch+json")
                .body(change, ObjectMapperType.JACKSON_2)
                .patch(Endpoints.ENDPOINTS + "/" + endpoint.id());
    }

    private static byte[] sealedSecret(String endpointId) throws SQLException {
        try (Connection connection = TestStack.postgres().connectAsOwner("webhooks");
                PreparedStatement select =
                        connection.prepareStatement("SELECT sealed FROM endpoint_secret WHERE endpoint_id = ?")) {
            select.setObject(1, UUID.fromString(endpointId));
            try (ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getBytes(1);
            }
        }
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
