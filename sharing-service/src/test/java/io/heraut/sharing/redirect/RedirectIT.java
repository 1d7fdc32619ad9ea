package io.heraut.sharing.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.heraut.events.EvidenceLevel;
import io.heraut.sharing.support.SharingApi;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RedirectIT extends SharingApi {
    private static final String BOT = LINKEDIN_BOT;

    private Person amira = Person.advocate();

    @BeforeEach
    void somebodyNew() {
        amira = Person.advocate();
    }

    private Issued issueFor(Item item) {
        var share = share(amira, publish(item), addChannel(amira, "LINKEDIN"))
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Issued(share.getUUID("id"), share.getUUID("link.id"), share.getString("link.code"));
    }

    @Test
    void aPersonIsSentOnWithTheParametersOfNetworkAndContent() {
        Item item = item();
        Issued share = issueFor(item);

        follow(share.code() + "?li_fat_id=a%20b&id=9", "203.0.113.1", CHROME, LINKEDIN)
                .then()
                .statusCode(302)
                .header(
                        "Location",
                        equalTo(
                                "https://news.example.com/ferry?id=7&utm_source=linkedin&utm_medium=advocacy&utm_campaign="
                                        + item.id() + "&li_fat_id=a%20b"))
                .header("Cache-Control", equalTo("private, no-store"))
                .header("Vary", containsString("User-Agent"))
                .header("Referrer-Policy", equalTo("strict-origin-when-cross-origin"))
                .header("X-Robots-Tag", equalTo("noindex"))
                .body(emptyString());
    }

    @Test
    void aCrawlerGetsTheTagsOfThePageWhereverItComesFrom() {
        Issued share = issueFor(item());

        String page = follow(share.code(), "198.51.100.9", BOT, null)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header("Vary", containsString("User-Agent"))
                .header("Cache-Control", equalTo("private, no-store"))
                .header("Location", nullValue())
                .extract()
                .asString();

        assertThat(page)
                .contains("<meta property=\"og:title\" content=\"Our first &quot;electric&quot; ferry\">")
                .contains("<meta property=\"og:image\" content=\"https://news.example.com/ferry.jpg\">")
                .contains("<meta property=\"og:url\" content=\"https://go.example.com/s/" + share.code() + "\">");
    }

    @Test
    void headIsAnsweredAsGetAndCountedAsWhatItIs() {
        Issued share = issueFor(item());

        visit("203.0.113.1", CHROME, null)
                .head("/s/" + share.code())
                .then()
                .statusCode(302)
                .header("Location", startsWith("https://news.example.com/ferry?"));
        visit("192.0.2.1", BOT, null)
                .head("/s/" + share.code())
                .then()
                .statusCode(200)
                .body(emptyString());

        assertThat(clicks(amira, share.linkId(), 2))
                .containsEntry("otherBot", 1)
                .containsEntry("previewBot", 1)
                .containsEntry("human", 0);
    }

    @Test
    void codesAreReadInEitherCase() {
        Issued share = issueFor(item());
        follow(share.code().toUpperCase(Locale.ROOT), "203.0.113.1", CHROME, null)
                .then()
                .statusCode(302);
    }

    @Test
    void otherMethodsAreRefused() {
        visit("203.0.113.1", CHROME, null)
                .post("/s/2345678bcdfgh")
                .then()
                .statusCode(405)
                .header("Allow", equalTo("GET, HEAD"));
    }

    @Test
    void whoHasNoTokenOrAWrongOneIsSentOnAllTheSame() {
        Issued share = issueFor(item());
        visit("203.0.113.1", CHROME, null)
                .header("Authorization", "Bearer of nothing")
                .get("/s/" + share.code())
                .then()
                .statusCode(302);
    }

    @Test
    void anUnknownLinkIsANeutralPageInTheVisitorsLanguage() {
        visit("203.0.113.1", CHROME, null)
                .header("Accept-Language", "nl-NL,nl;q=0.9")
                .get("/s/guessed")
                .then()
                .statusCode(404)
                .contentType(startsWith("text/html"))
                .header("Cache-Control", equalTo("private, no-store"))
                .body(containsString("Deze link bestaat niet."));
    }

    @Test
    void aCodeThatWasNeverIssuedIsUnknownThoughItsCheckSymbolsFit() {
        Issued share = issueFor(item());
        database.update(
                "update tracked_link set code = ? where id = ?",
                UUID.randomUUID().toString(),
                share.linkId());
        follow(share.code(), "203.0.113.1", CHROME, null).then().statusCode(404);
        follow(share.code(), "203.0.113.1", CHROME, null).then().statusCode(404);
    }

    @Test
    void aWithdrawalIsHeardAtOnceAndItsLinksAreGone() {
        Item item = item();
        Issued share = issueFor(item);
        follow(share.code(), "203.0.113.1", CHROME, null).then().statusCode(302);

        withdraw(item.id());

        eventually()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        follow(share.code(), "203.0.113.2", CHROME, LINKEDIN).statusCode() == 410);
        visit("203.0.113.3", CHROME, LINKEDIN)
                .header("Accept-Language", "de")
                .get("/s/" + share.code())
                .then()
                .statusCode(410)
                .contentType(startsWith("text/html"))
                .body(containsString("nicht mehr verf\u00fcgbar"));
        follow(share.code(), "192.0.2.2", BOT, null).then().statusCode(410);
        // Requests are counted on; what leads nowhere proves nothing.
        eventually()
                .until(() ->
                        Integer.valueOf(1).equals(clicks(amira, share.linkId()).get("previewBot")));
        assertThat(as(amira)
                        .get("/api/v1/shares/" + share.id() + "/evidence")
                        .then()
                        .extract()
                        .jsonPath()
                        .getList("facts.level"))
                .doesNotContain(EvidenceLevel.PREVIEWED.name());
    }

    @Test
    void expiredContentIsGoneOnTheInstant() {
        Issued share = issueFor(item().withExpiresAt(Instant.now().plus(Duration.ofSeconds(3))));
        follow(share.code(), "203.0.113.1", CHROME, null).then().statusCode(302);
        eventually()
                .until(() -> follow(share.code(), "203.0.113.1", CHROME, null).statusCode() == 410);
    }
}
