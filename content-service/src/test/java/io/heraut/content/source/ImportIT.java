package io.heraut.content.source;

import static io.heraut.local.DemoPerson.ADA;
import static io.heraut.local.DemoPerson.CARLA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.heraut.content.ContentApi;
import io.heraut.content.People;
import io.heraut.content.StubNewsroom;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportIT extends ContentApi {

    @Test
    void itemsBecomeDraftsWithWhatFeedAndPageSay() {
        newsroom.serveFeed("/feed", newsroom.rss(1, 2));
        newsroom.servePage("/page/1", """
                <title>Page one</title>
                <link rel=canonical href="/story/1?utm_source=feed">
                <meta property=og:title content="One, as the page says it">
                <meta property=og:description content="About one">
                <meta property=og:image content="/img/1.jpg">
                <meta property=og:site_name content="Newsroom">""");
        String source = createSource(newsroom.url("/feed"));

        JsonPath imported = importFrom(source);

        assertThat(imported.getInt("added")).isEqualTo(2);
        assertThat(imported.getInt("skipped")).isZero();
        List<String> ids = imported.getList("items");
        JsonPath two = item(ids.get(0)).jsonPath();
        assertThat(two.getString("title")).isEqualTo("Item 2");
        assertThat(two.getString("canonicalUrl")).isEqualTo(newsroom.url("/page/2"));
        JsonPath one = item(ids.get(1)).jsonPath();
        String host = newsroom.url("").replaceAll("/n[0-9]+$", "");
        assertThat(one.getString("status")).isEqualTo("DRAFT");
        assertThat(one.getString("title")).isEqualTo("Item 1");
        assertThat(one.getString("summary")).isEqualTo("Text 1");
        assertThat(one.getString("language")).isEqualTo("en");
        assertThat(one.getString("canonicalUrl")).isEqualTo(host + "/story/1");
        assertThat(one.getString("image")).isEqualTo(host + "/img/1.jpg");
        assertThat(one.<Map<String, String>>get("openGraph"))
                .isEqualTo(Map.of(
                        "title", "One, as the page says it",
                        "description", "About one",
                        "image", host + "/img/1.jpg",
                        "siteName", "Newsroom"));
        assertThat(one.getString("publishedAtSource")).isEqualTo("2026-03-02T09:01:00Z");
        assertThat(one.getString("sourceId")).isEqualTo(source);
        assertThat(one.getString("createdBy"))
                .isEqualTo(People.advocateId(CARLA).toString());
    }

    @Test
    void aSecondImportAddsOnlyWhatIsNew() {
        newsroom.serveFeed("/feed", newsroom.rss(1, 3));
        String source = createSource(newsroom.url("/feed"));
        assertThat(importFrom(source).getInt("added")).isEqualTo(3);
        int askedBefore = newsroom.asked().size();

        assertThat(importFrom(source).getInt("added")).isZero();
        newsroom.serveFeed("/feed", newsroom.rss(2, 5));
        JsonPath third = importFrom(source);

        assertThat(third.getInt("added")).isEqualTo(2);
        assertThat(third.getInt("skipped")).isEqualTo(2);
        assertThat(titles(third)).containsExactly("Item 5", "Item 4");
        assertThat(newsroom.asked().subList(askedBefore, newsroom.asked().size()))
                .as("pages that are known are not read again")
                .containsExactlyInAnyOrder("/feed", "/feed", "/page/5", "/page/4");
        assertThat(listed(source)).containsExactly("Item 5", "Item 4", "Item 3", "Item 2", "Item 1");
    }

    @Test
    void theSamePageUnderAnotherIdOrAddressIsTheSameItem() {
        newsroom.servePage("/page/1", "<link rel=canonical href='" + newsroom.url("/story/1") + "'>");
        newsroom.servePage("/amp/1", "<link rel=canonical href='" + newsroom.url("/story/1") + "'>");
        newsroom.serveFeed(
                "/feed",
                StubNewsroom.rss(entry("a", "/page/1") + entry("b", "/amp/1") + entry("c", "/page/1?utm_source=x")));
        String source = createSource(newsroom.url("/feed"));

        JsonPath imported = importFrom(source);

        assertThat(imported.getInt("added")).isEqualTo(1);
        assertThat(imported.getInt("skipped")).isEqualTo(2);
        newsroom.serveFeed("/feed", StubNewsroom.rss(entry("d", "/story/1")));
        assertThat(importFrom(source).getInt("added")).isZero();
    }

    @Test
    void twoImportsAtTheSameTimeAddEverythingOnce() throws Exception {
        newsroom.serveFeed("/feed", newsroom.rss(1, 20));
        String source = createSource(newsroom.url("/feed"));
        CyclicBarrier start = new CyclicBarrier(4);
        Callable<Response> importing = () -> {
            start.await();
            return as(CARLA).post("/api/v1/sources/" + source + "/import");
        };

        List<Response> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> futures =
                    Stream.generate(() -> threads.submit(importing)).limit(4).toList();
            answers = futures.stream().map(ImportIT::get).toList();
        }

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(answers.stream().mapToInt(answer -> answer.path("added")).sum())
                .isEqualTo(20);
        assertThat(listed(source)).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void aFeedThatHasNotChangedIsNotSentAgain() {
        newsroom.serveFeed("/feed", "\"one\"", newsroom.rss(1, 2));
        String source = createSource(newsroom.url("/feed"));
        assertThat(importFrom(source).getInt("added")).isEqualTo(2);

        JsonPath unchanged = importFrom(source);
        assertThat(unchanged.getInt("added")).isZero();
        assertThat(unchanged.getInt("skipped")).as("nothing was sent").isZero();

        newsroom.serveFeed("/feed", "\"two\"", newsroom.rss(1, 3));
        assertThat(importFrom(source).getInt("added")).isEqualTo(1);
    }

    @Test
    void whatIsTooMuchForOneImportIsLeftForTheNext() {
        newsroom.serveFeed("/feed", "\"one\"", newsroom.rss(1, 130));
        String source = createSource(newsroom.url("/feed"));

        JsonPath first = importFrom(source);
        JsonPath second = importFrom(source);

        assertThat(first.getInt("added")).isEqualTo(100);
        assertThat(first.getInt("left")).isEqualTo(30);
        assertThat(second.getInt("added")).isEqualTo(30);
        assertThat(second.getInt("skipped")).isEqualTo(100);
        assertThat(second.getInt("left")).isZero();
    }

    @Test
    void aPageThatCanNotBeReadCostsTheItemOnlyItsPreview() {
        newsroom.serveFeed("/feed", newsroom.rss(1, 3).replace(newsroom.url("/page/3"), "http://10.0.0.1/inside"));
        newsroom.servePage("/page/1", "<meta property=og:title content=One>");
        newsroom.serve("/page/2", 503, "text/html", "<title>Away</title>");
        String source = createSource(newsroom.url("/feed"));

        JsonPath imported = importFrom(source);

        assertThat(imported.getInt("added")).isEqualTo(3);
        assertThat(imported.getList("unreadPages.url"))
                .containsExactly("http://10.0.0.1/inside", newsroom.url("/page/2"));
        assertThat(imported.getString("unreadPages[1].reason")).contains("503");
        assertThat(titles(imported)).containsExactly("Item 3", "Item 2", "Item 1");
        assertThat(item(imported.getString("items[1]")).jsonPath().<Map<String, String>>get("openGraph"))
                .isEmpty();
    }

    @Test
    void aFeedThatWentAwayChangesNothing() {
        newsroom.serveFeed("/feed", newsroom.rss(1, 1));
        String source = createSource(newsroom.url("/feed"));
        importFrom(source);
        Response before = as(CARLA).get("/api/v1/sources/" + source);

        newsroom.serve("/feed", 200, "text/xml", "<html><p>Under construction");
        refusedImport(source, "feed-invalid");
        newsroom.serve("/feed", 404, "text/plain", "");
        refusedImport(source, "feed-unreachable");
        newsroom.redirect("/feed", "http://[::1]:8080/feed");
        refusedImport(source, "address-not-allowed");

        Response after = as(CARLA).get("/api/v1/sources/" + source);
        assertThat(after.asString()).isEqualTo(before.asString());
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
        assertThat(listed(source)).containsExactly("Item 1");
    }

    @Test
    void whatTheSourceSaysOfLanguageAndAudienceHoldsForItsItems() {
        newsroom.serveFeed("/feed", newsroom.rss(1, 1));
        String source = as(ADA).body(Map.of(
                        "name",
                        "Nieuws",
                        "url",
                        newsroom.url("/feed"),
                        "language",
                        "nl",
                        "audience",
                        Map.of("teams", List.of("sales"))))
                .post("/api/v1/sources")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        JsonPath item = item(importFrom(source).getString("items[0]")).jsonPath();

        assertThat(item.getString("language")).isEqualTo("nl");
        assertThat(item.getList("audience.teams")).containsExactly("sales");
    }

    @Test
    void aRepeatedImportWithTheSameKeyIsAnsweredAsBefore() {
        newsroom.serveFeed("/feed", newsroom.rss(1, 2));
        String source = createSource(newsroom.url("/feed"));
        String key = UUID.randomUUID().toString();
        String path = "/api/v1/sources/" + source + "/import";
        String first = as(CARLA).header("Idempotency-Key", key).post(path).asString();

        as(CARLA)
                .header("Idempotency-Key", key)
                .post(path)
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("added", equalTo(2));
        assertThat(as(CARLA).header("Idempotency-Key", key).post(path).asString())
                .isEqualTo(first);
    }

    private String entry(String guid, String path) {
        return "<item><title>%s</title><link>%s</link><guid isPermaLink=\"false\">%s</guid></item>"
                .formatted(guid, newsroom.url(path), guid);
    }

    private static void refusedImport(String source, String problem) {
        as(CARLA)
                .post("/api/v1/sources/" + source + "/import")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/" + problem));
    }

    private static List<String> titles(JsonPath imported) {
        return imported.<String>getList("items").stream()
                .map(id -> item(id).<String>path("title"))
                .toList();
    }

    private static List<String> listed(String source) {
        return as(CARLA)
                .get("/api/v1/content-items?limit=200&sourceId=" + source)
                .then()
                .statusCode(200)
                .extract()
                .path("items.title");
    }

    private static Response get(Future<Response> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
