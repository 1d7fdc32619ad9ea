package io.heraut.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.local.stack.LocalStack;
import io.heraut.local.stack.Service;
import io.heraut.story.Answer;
import io.heraut.story.Client;
import io.heraut.story.Stage;
import io.heraut.story.Story;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A feed that can not be had gives a clear problem and changes nothing. */
@Order(4)
@ExtendWith(SystemStack.class)
class FeedsIT {
    private static final String RSS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0"><channel><title>News</title><link>%1$s</link><description>News</description>
            <item><title>One</title><link>%1$s/one</link><guid>%1$s/one</guid></item>
            </channel></rss>
            """;

    private final String play = Story.newPlayName();
    private final LocalStack stack;
    private final Client carla;
    private final Pages pages;
    private final String before;

    FeedsIT(LocalStack stack, Stage stage) {
        this.stack = stack;
        this.carla = Client.withToken(stage, stack.token("carla"));
        carla.get("/api/v1/me").expect(200);
        this.pages = Pages.open(stage.newsroomPort());
        this.before = contents();
    }

    @BeforeEach
    void carlaIsKnown() {
        // The first write of somebody new may come before the event that tells of them; the client waits for it.
        Answer keyMessage = carla.post("/api/v1/key-messages", Map.of("title", "Known", "text", play));
        assertThat(keyMessage.status()).isEqualTo(201);
    }

    @AfterEach
    void close() {
        pages.close();
    }

    @Test
    void aBrokenFeedIsRefused() {
        assertRefused(
                pages.put("/" + play + "/cut", "application/rss+xml", "<rss version='2.0'><channel><item>"),
                "feed-invalid");
        assertRefused(pages.put("/" + play + "/text", "application/rss+xml", "no feed at all"), "feed-invalid");
        assertRefused(pages.put("/" + play + "/empty", "application/rss+xml", ""), "feed-invalid");
        assertRefused(
                pages.put("/" + play + "/page", "text/html", "<html><head><title>x</title></head></html>"),
                "feed-invalid");
        assertUnchanged();
    }

    @Test
    void aFeedThatReadsFilesOrGrowsWithoutEndIsRefused() {
        assertRefused(pages.put("/" + play + "/xxe", "application/rss+xml", """
                <?xml version="1.0"?>
                <!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
                <rss version="2.0"><channel><title>&secret;</title></channel></rss>
                """), "feed-invalid");
        assertRefused(pages.put("/" + play + "/lol", "application/rss+xml", """
                <?xml version="1.0"?>
                <!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
                <rss version="2.0"><channel><title>&b;</title></channel></rss>
                """), "feed-invalid");
        assertUnchanged();
    }

    @Test
    void anUnreachableFeedIsRefused() {
        pages.close();
        assertRefused(pages.uri("/" + play + "/feed.xml"), "feed-unreachable");
        assertRefused(URI.create("http://no-such-host.invalid/feed.xml"), "feed-unreachable");
        assertUnchanged();
    }

    @Test
    void aFeedThatAnswersWithAnErrorIsRefused() {
        assertRefused(pages.uri("/" + play + "/missing.xml"), "feed-unreachable");
        assertRefused(pages.put("/" + play + "/broken.xml", new Pages.Page(500, Map.of(), "oh")), "feed-unreachable");
        assertUnchanged();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/feed.xml",
                "http://192.168.1.1/feed.xml",
                "http://169.254.169.254/latest/meta-data/",
                "http://127.0.0.1:1/feed.xml",
                "http://localhost/feed.xml",
                "http://[::1]/feed.xml",
                "http://[::ffff:127.0.0.1]/feed.xml",
                "http://[64:ff9b::7f00:1]/feed.xml"
            })
    void aFeedAtAPrivateAddressIsRefused(String address) {
        assertRefused(URI.create(address), "address-not-allowed");
        assertUnchanged();
    }

    @Test
    void theServicesOwnPortsAreNoFeedsEither() {
        for (Service service : Service.values()) {
            URI address = URI.create("http://127.0.0.1:" + stack.url(service).getPort() + "/health");
            assertRefused(address, "address-not-allowed");
            assertRefused(
                    pages.redirect("/" + play + "/to-" + service.partName(), address.toString()),
                    "address-not-allowed");
        }
        assertRefused(
                pages.redirect("/" + play + "/to-metadata", "http://169.254.169.254/latest/meta-data/"),
                "address-not-allowed");
        assertUnchanged();
    }

    @Test
    void aFeedThatBreaksLaterBringsNothingAndLosesNothing() {
        String path = "/" + play + "/later.xml";
        URI feed = pages.put(path, "application/rss+xml", RSS.formatted(pages.uri("/" + play)));
        String id = add(feed).expect(201).text("id");
        assertThat(carla.post("/api/v1/sources/" + id + "/import")
                        .expect(200)
                        .body()
                        .path("added")
                        .asInt())
                .isOne();
        String withOne = contents();

        pages.put(path, "application/rss+xml", "<rss");
        assertProblem(carla.post("/api/v1/sources/" + id + "/import"), "feed-invalid");
        pages.redirect(path, "http://10.0.0.1/feed.xml");
        assertProblem(carla.post("/api/v1/sources/" + id + "/import"), "address-not-allowed");
        pages.put(path, new Pages.Page(503, Map.of(), ""));
        assertProblem(carla.post("/api/v1/sources/" + id + "/import"), "feed-unreachable");

        assertThat(contents()).isEqualTo(withOne);
    }

    private Answer add(URI feed) {
        return carla.post("/api/v1/sources", Map.of("name", "Feed " + play, "url", feed.toString(), "language", "en"));
    }

    private void assertRefused(URI feed, String problem) {
        assertProblem(add(feed), problem);
    }

    private static void assertProblem(Answer answer, String problem) {
        assertThat(answer.problem()).as("%s %s", answer.status(), answer.body()).isEqualTo(problem);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("detail").asText()).isNotBlank();
    }

    private void assertUnchanged() {
        assertThat(contents()).isEqualTo(before);
    }

    private String contents() {
        return "sources: " + Soundness.number(stack, Service.CONTENT, "select count(*) from source") + ", items: "
                + Soundness.number(stack, Service.CONTENT, "select count(*) from content_item");
    }
}
