package io.heraut.webhooks.testing;

import static io.restassured.RestAssured.given;

import io.heraut.local.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The API of webhooks, as a partner uses it. */
public final class Endpoints {
    public static final String MANAGE = "webhooks:manage";
    public static final String ENDPOINTS = "/api/v1/webhook-endpoints";
    public static final String DELIVERIES = "/api/v1/deliveries";

    private final String token;

    private Endpoints(String token) {
        this.token = token;
    }

    /** An endpoint with the secret that was shown when it was made. */
    public record Made(String id, String secret, String etag) {}

    /** A partner that nobody else is. */
    public static Endpoints ofNewPartner() {
        return new Endpoints(TestTokens.partnerBuilder(MANAGE)
                .subject(UUID.randomUUID().toString())
                .sign());
    }

    public static Endpoints ofAdmin() {
        return new Endpoints(TestTokens.forPerson("ada"));
    }

    public RequestSpecification request() {
        return given().auth().oauth2(token);
    }

    public Response postNew(String url, List<String> eventTypes) {
        return request()
                .contentType(ContentType.JSON)
                .body(Map.of("url", url, "eventTypes", eventTypes))
                .post(ENDPOINTS);
    }

    public Made make(String url, String... eventTypes) {
        Response response = postNew(url, List.of(eventTypes));
        response.then().statusCode(201);
        JsonPath json = response.jsonPath();
        return new Made(json.getString("id"), json.getString("secret"), response.header("ETag"));
    }

    public JsonPath endpoint(String id) {
        return read(ENDPOINTS + "/" + id);
    }

    public Response post(String path) {
        return request().noContentType().post(path);
    }

    public Response post(String path, Map<String, ?> body) {
        return request().contentType(ContentType.JSON).body(body).post(path);
    }

    /** The deliveries to that endpoint, newest first. */
    public List<Map<String, Object>> deliveries(String endpointId) {
        return read(DELIVERIES + "?limit=200&endpointId=" + endpointId).getList("items");
    }

    /** The only delivery to that endpoint, with its attempts. */
    public JsonPath delivery(String endpointId) {
        List<Map<String, Object>> all = deliveries(endpointId);
        if (all.size() != 1) {
            throw new AssertionError("There are " + all.size() + " deliveries where one was expected: " + all);
        }
        return read(DELIVERIES + "/" + all.getFirst().get("id"));
    }

    private JsonPath read(String path) {
        Response response = request().get(path);
        response.then().statusCode(200);
        return response.jsonPath();
    }
}
