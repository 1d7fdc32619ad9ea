package io.heraut.sharing.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.heraut.events.Audience;
import io.heraut.events.Caption;
import io.heraut.events.CloudEvent;
import io.heraut.events.Topic;
import io.heraut.sharing.support.SharingApi;
import io.heraut.sharing.support.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ShareIT extends SharingApi {
    private Person amira = Person.advocate();

    @BeforeEach
    void somebodyNew() {
        amira = Person.advocate();
    }

    private static ValidatableResponse post(Person person, Map<String, @Nullable Object> body) {
        return as(person).body(body).post("/api/v1/shares").then();
    }

    private static Caption caption(String network, String language, String text) {
        return new Caption(UUID.randomUUID(), network, language, text);
    }

    @Test
    void anItemThatIsNotKnownYetIsAskedForAgain() {
        share(amira, UUID.randomUUID(), addChannel(amira, "X"))
                .statusCode(409)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("1"))
                .body("type", equalTo("/problems/content-not-known-yet"));
    }

    @Test
    void whatMustNotBeSharedSaysWhy() {
        UUID channel = addChannel(amira, "X");
        share(amira, publish(item().withAudience(new Audience(List.of("FR"), List.of(), List.of()))), channel)
                .statusCode(403)
                .body("type", equalTo("/problems/not-in-audience"));
        share(amira, publish(item().withEmbargoUntil(Instant.now().plus(Duration.ofHours(1)))), channel)
                .statusCode(409)
                .body("type", equalTo("/problems/content-embargoed"))
                .body("embargoUntil", notNullValue());
        share(amira, publish(item().withExpiresAt(Instant.now().minusSeconds(1))), channel)
                .statusCode(409)
                .body("type", equalTo("/problems/content-expired"));
        Item withdrawn = item();
        publish(withdrawn);
        withdraw(withdrawn.id());
        eventually()
                .untilAsserted(() -> share(amira, withdrawn.id(), channel)
                        .statusCode(409)
                        .body("type", equalTo("/problems/content-withdrawn")));
    }

    @Test
    void aChannelOfSomebodyElseIsNoChannel() {
        UUID channel = addChannel(Person.advocate(), "X");
        share(amira, publish(item()), channel)
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-channel"))
                .body("errors.pointer", hasItem("/channelId"));
    }

    @Test
    void captionsAreGivenOutInTurn() {
        UUID item = publish(item().withCaptions(
                        caption("X", "en", "One"),
                        caption("X", "en", "Two"),
                        caption("X", "nl", "Drie"),
                        caption("LINKEDIN", "en", "Other")));
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Person person = Person.advocate();
            texts.add(share(person, item, addChannel(person, "X"))
                    .statusCode(201)
                    .extract()
                    .path("text"));
        }
        assertThat(texts).containsExactly("One", "Two", "One", "Two");
        Person bram = new Person(
                "bram-" + UUID.randomUUID(),
                Person.token("bram-" + UUID.randomUUID()).locale("nl-NL").sign());
        share(bram, item, addChannel(bram, "X")).body("text", equalTo("Drie"));
    }

    @Test
    void withoutACaptionTheTitleIsShared() {
        share(amira, publish(item().withCaptions()), addChannel(amira, "BLUESKY"))
                .statusCode(201)
                .body("text", startsWith("Our first electric ferry\n\nhttps://go.example.com/s/"))
                .body(
                        "intentUrl",
                        startsWith("https://bsky.app/intent/compose?text=Our%20first%20electric%20ferry%0A%0Ahttps"))
                .body("copyText", equalTo(false))
                .body("captionId", nullValue());
    }

    @Test
    void theAdvocatesOwnWordsGoBeforeTheCaption() {
        Caption caption = caption("X", "en", "One");
        UUID item = publish(item().withCaptions(caption));
        post(
                        amira,
                        body(
                                "contentItemId",
                                item,
                                "channelId",
                                addChannel(amira, "X"),
                                "captionId",
                                caption.captionId(),
                                "text",
                                " In my words \uD83D\uDEA2\r\nand lines "))
                .statusCode(201)
                .body("text", equalTo("In my words \uD83D\uDEA2\nand lines"))
                .body("captionId", equalTo(caption.captionId().toString()));
    }

    @Test
    void textsThatCanNotBePostedAreRefused() {
        UUID item = publish(item().withCaptions(caption("X", "en", "a".repeat(300))));
        UUID channel = addChannel(amira, "X");
        post(amira, body("contentItemId", item, "channelId", channel, "text", "a".repeat(257)))
                .statusCode(422)
                .body("type", equalTo("/problems/text-too-long"))
                .body("errors.pointer", hasItem("/text"))
                .body("limit", equalTo(280))
                .body("length", equalTo(281));
        post(amira, body("contentItemId", item, "channelId", channel, "text", "a\u0000b"))
                .statusCode(400)
                .body("type", equalTo("/problems/validation-failed"))
                .body("errors.pointer", hasItem("/text"));
        post(amira, body("contentItemId", item, "channelId", channel, "captionId", UUID.randomUUID()))
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-caption"));
        // A caption that does not fit is not given out.
        post(amira, body("contentItemId", item, "channelId", channel))
                .statusCode(201)
                .body("text", equalTo("Our first electric ferry"));
    }

    @Test
    void whatIsMissingIsNamed() {
        post(amira, body("text", "Hello"))
                .statusCode(400)
                .body("errors.pointer", hasItem("/contentItemId"))
                .body("errors.pointer", hasItem("/channelId"));
        as(amira).body("{\"contentItemId\": 7}").post("/api/v1/shares").then().statusCode(400);
        as(amira).body("nonsense").post("/api/v1/shares").then().statusCode(400);
    }

    @Test
    void everyAttemptHasItsOwnLink() {
        UUID item = publish(item());
        UUID channel = addChannel(amira, "LINKEDIN");
        ValidatableResponse first = share(amira, item, channel).body("attempt", equalTo(1));
        ValidatableResponse second = share(amira, item, channel).body("attempt", equalTo(2));
        assertThat(first.extract().<String>path("link.code"))
                .isNotEqualTo(second.extract().path("link.code"));
        share(amira, item, addChannel(amira, "X")).body("attempt", equalTo(1));
    }

    @Test
    void attemptsAtTheSameTimeAreCountedApart() throws Exception {
        UUID item = publish(item());
        UUID channel = addChannel(amira, "LINKEDIN");
        Callable<Integer> attempt =
                () -> share(amira, item, channel).statusCode(201).extract().path("attempt");
        List<Integer> attempts = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (Future<Integer> each :
                    threads.invokeAll(List.of(attempt, attempt, attempt, attempt, attempt, attempt))) {
                attempts.add(each.get());
            }
        }
        assertThat(attempts).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
    }

    @Test
    void theSameKeyIsOneShare() {
        Map<String, @Nullable Object> body =
                body("contentItemId", publish(item()), "channelId", addChannel(amira, "LINKEDIN"));
        String key = UUID.randomUUID().toString();
        String first = as(amira)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/shares")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(amira)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/shares")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .header("Location", containsString(first))
                .body("id", equalTo(first));
        body.put("text", "Other words");
        as(amira)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/shares")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/idempotency-key-reused"));
        as(amira).get("/api/v1/shares").then().body("items", hasSize(1));
    }

    @Test
    void claimingTwiceIsClaimingOnce() {
        Issued share = issue(amira);
        as(amira).post("/api/v1/shares/" + share.id() + "/claim").then().body("level", equalTo("CLAIMED"));
        as(amira).post("/api/v1/shares/" + share.id() + "/claim").then().body("level", equalTo("CLAIMED"));
        as(amira)
                .get("/api/v1/shares/" + share.id() + "/evidence")
                .then()
                .body("facts.level", contains("ISSUED", "CLAIMED"))
                .body("facts.explanation", hasSize(2));
        assertThat(Topics.events(Topic.SHARING, share.id(), 2))
                .extracting(CloudEvent::sequence)
                .containsExactly(1L, 2L);
    }

    @Test
    void sharesAreListedInPagesTheLatestFirst() {
        UUID item = publish(item());
        UUID channel = addChannel(amira, "LINKEDIN");
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(share(amira, item, channel).extract().path("id"));
        }
        List<String> listed = new ArrayList<>();
        String cursor = null;
        do {
            var page = as(amira)
                    .queryParams(cursor == null ? Map.of("limit", 2) : Map.of("limit", 2, "cursor", cursor))
                    .get("/api/v1/shares")
                    .then()
                    .statusCode(200)
                    .extract();
            listed.addAll(page.jsonPath().getList("items.id"));
            cursor = page.path("next");
            assertThat(page.header("Link")).satisfies(link -> {
                if (page.path("next") != null) {
                    assertThat(link).contains("rel=\"next\"");
                }
            });
        } while (cursor != null);
        assertThat(listed).containsExactlyElementsOf(made);
        assertThat(new HashSet<>(listed)).hasSize(5);
        as(amira).queryParam("limit", 201).get("/api/v1/shares").then().statusCode(400);
        as(amira).queryParam("cursor", "nonsense").get("/api/v1/shares").then().statusCode(400);
    }
}
