package io.heraut.sharing.support;

import static io.restassured.RestAssured.given;

import io.heraut.events.Audience;
import io.heraut.events.Caption;
import io.heraut.events.CloudEvent;
import io.heraut.events.ContentPublished;
import io.heraut.events.ContentWithdrawn;
import io.heraut.events.EventType;
import io.heraut.events.OpenGraph;
import io.heraut.kit.Ids;
import io.heraut.local.testing.TestStack;
import io.heraut.local.testing.TestTokens;
import io.heraut.sharing.database.Database;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/** The API as its clients use it, and the events that it lives on. */
@WithTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "service", value = "sharing"))
public abstract class SharingApi {
    protected static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
    protected static final String LINKEDIN_BOT =
            "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)";
    protected static final String LINKEDIN = "https://www.linkedin.com/";
    protected static final Audience EVERYONE = new Audience(List.of(), List.of(), List.of());

    @Inject
    protected Database database;

    /** Somebody whom nobody has seen before. */
    public record Person(String sub, String token) {
        public static Person advocate() {
            String sub = UUID.randomUUID().toString();
            return new Person(sub, token(sub).sign());
        }

        public static TestTokens.Builder token(String sub) {
            return TestTokens.builder()
                    .subject(sub)
                    .name("Somebody New")
                    .locale("en")
                    .country("NL")
                    .team("sales")
                    .roles("advocate");
        }
    }

    protected static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }

    protected static RequestSpecification as(Person person) {
        return as(person.token());
    }

    protected static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON).header("User-Agent", "Heraut tests");
    }

    /** A request to a link: from that address, with that browser, by a link on that page. */
    protected static Response follow(String code, String address, String userAgent, @Nullable String referrer) {
        return visit(address, userAgent, referrer).get("/s/" + code);
    }

    protected static RequestSpecification visit(String address, String userAgent, @Nullable String referrer) {
        RequestSpecification request = given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .header("X-Forwarded-For", address)
                .header("User-Agent", userAgent);
        return referrer == null ? request : request.header("Referer", referrer);
    }

    protected static UUID addChannel(Person person, String network) {
        return UUID.fromString(as(person)
                .body(Map.of("network", network, "kind", "PERSONAL"))
                .post("/api/v1/me/channels")
                .then()
                .extract()
                .path("id"));
    }

    protected static ValidatableResponse share(Person person, UUID contentItemId, UUID channelId) {
        return as(person)
                .body(Map.of("contentItemId", contentItemId, "channelId", channelId))
                .post("/api/v1/shares")
                .then();
    }

    /** A share of a new item on LinkedIn. */
    protected Issued issue(Person person) {
        ValidatableResponse share =
                share(person, publish(item()), addChannel(person, "LINKEDIN")).statusCode(201);
        return new Issued(
                UUID.fromString(share.extract().path("id")),
                UUID.fromString(share.extract().path("link.id")),
                share.extract().path("link.code"));
    }

    /** What a test needs of a share. */
    public record Issued(UUID id, UUID linkId, String code) {}

    protected static Map<String, Object> clicks(Person person, UUID linkId) {
        return as(person)
                .queryParam("breakdown", true)
                .get("/api/v1/links/" + linkId + "/clicks")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");
    }

    /** Waits until so many requests are counted. */
    protected static Map<String, Object> clicks(Person person, UUID linkId, int raw) {
        eventually()
                .until(() -> Integer.valueOf(raw).equals(clicks(person, linkId).get("raw")));
        return clicks(person, linkId);
    }

    /** Publishes as the content service would, and waits until it is known. */
    protected UUID publish(Item item) {
        Topics.publish(item.published());
        eventually().until(() -> status(item.id()).equals("PUBLISHED"));
        return item.id();
    }

    protected void withdraw(UUID contentItemId) {
        Topics.publish(new CloudEvent<>(
                Ids.next(),
                "/heraut/content",
                EventType.CONTENT_WITHDRAWN,
                contentItemId,
                Instant.now(),
                2,
                null,
                new ContentWithdrawn(contentItemId, "No longer true")));
    }

    private String status(UUID contentItemId) {
        return database.one("select status from content_item where id = ?", row -> row.text("status"), contentItemId)
                .orElse("");
    }

    protected static Item item() {
        return new Item(
                UUID.randomUUID(),
                EVERYONE,
                List.of(new Caption(UUID.randomUUID(), "LINKEDIN", "en", "Three years of work, one quiet crossing.")),
                null,
                null);
    }

    /** A content item in the making. */
    public record Item(
            UUID id,
            Audience audience,
            List<Caption> captions,
            @Nullable Instant embargoUntil,
            @Nullable Instant expiresAt) {
        public Item withAudience(Audience other) {
            return new Item(id, other, captions, embargoUntil, expiresAt);
        }

        public Item withCaptions(Caption... others) {
            return new Item(id, audience, List.of(others), embargoUntil, expiresAt);
        }

        public Item withEmbargoUntil(Instant time) {
            return new Item(id, audience, captions, time.truncatedTo(ChronoUnit.MILLIS), expiresAt);
        }

        public Item withExpiresAt(Instant time) {
            return new Item(id, audience, captions, embargoUntil, time.truncatedTo(ChronoUnit.MILLIS));
        }

        CloudEvent<ContentPublished> published() {
            return new CloudEvent<>(
                    Ids.next(),
                    "/heraut/content",
                    EventType.CONTENT_PUBLISHED,
                    id,
                    Instant.now(),
                    1,
                    null,
                    new ContentPublished(
                            id,
                            1,
                            "NEWS",
                            "en",
                            "Our first electric ferry",
                            "It leaves the yard.",
                            URI.create("https://news.example.com/ferry?id=7"),
                            new OpenGraph(
                                    "Our first \"electric\" ferry",
                                    "It leaves the yard.",
                                    URI.create("https://news.example.com/ferry.jpg"),
                                    "Newsroom"),
                            audience,
                            List.of(),
                            List.of(),
                            captions,
                            Instant.now(),
                            embargoUntil,
                            expiresAt,
                            null));
        }
    }

    /** JSON with nulls where the value is null. */
    protected static Map<String, @Nullable Object> body(Object... namesAndValues) {
        Map<String, @Nullable Object> body = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return body;
    }
}
