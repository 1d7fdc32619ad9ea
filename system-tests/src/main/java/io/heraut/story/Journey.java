package io.heraut.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * From a newsroom's feed to points and a webhook. Each step does one thing as one of the people, checks what came of it and says
 * so in a sentence.
 */
public final class Journey {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int POINTS = 25;
    private static final String MONTH = "/api/v1/leaderboards?period=month&by=person&limit=200";

    private final Stage stage;
    private final Narrator narrator;
    private final String play;

    private final Client carla;
    private final Client rob;
    private final Client petra;
    private final Client amira;
    private final Client partner;

    /**
     * @param play tells one playing from another in everything that is made; lower case letters and digits
     */
    public Journey(Stage stage, String play, Narrator narrator) {
        this.stage = stage;
        this.play = play;
        this.narrator = narrator;
        this.carla = Client.ofPerson(stage, "carla", Visitor.OFFICE);
        this.rob = Client.ofPerson(stage, "rob", Visitor.OFFICE);
        this.petra = Client.ofPerson(stage, "petra", Visitor.OFFICE);
        this.amira = Client.ofPerson(stage, "amira", Visitor.AMIRA);
        this.partner = Client.ofPartner(stage, "webhooks:manage");
    }

    /** @throws StoryStopped when a step does not hold; nothing after it is tried */
    public Outcome play() {
        try (Newsroom newsroom = Newsroom.open(stage.newsroomPort(), play);
                PartnerEndpoint endpoint = PartnerEndpoint.open(stage.partnerPort(), play)) {
            return play(newsroom, endpoint);
        }
    }

    private Outcome play(Newsroom newsroom, PartnerEndpoint endpoint) {
        String advocateId = step("Everybody signs in for the first time today", "sharing", this::signIn, id -> {
            return "Amira is advocate " + id;
        });
        String endpointId = step(
                "A partner registers an endpoint for points.awarded",
                "webhooks",
                () -> register(endpoint),
                id -> "its secret was shown once, the endpoint is " + id);
        List<String> items = step(
                "Carla adds the newsroom and imports it",
                "content",
                () -> importNewsroom(newsroom),
                ids -> ids.size() + " items became drafts; a second import added none");
        Newsroom.Item told = newsroom.press().items().getFirst();
        String itemId = step(
                "Carla attaches a key message and a caption",
                "content",
                () -> prepare(newsroom, told, items),
                _ -> "to \"" + told.title() + "\"");
        step("Carla submits it, and may not approve it herself", "content", () -> submit(itemId), sentence -> sentence);
        step(
                "Rob approves it, Carla publishes it",
                "content",
                () -> publish(itemId),
                status -> "the item is " + status);
        Rule rule = step(
                "Petra makes a rule for this item",
                "rewards",
                () -> makeRule(itemId),
                made -> POINTS + " points for a click, by \"" + made.name() + "\"");
        JsonNode seen = step(
                "Amira finds it in her feed",
                "content",
                () -> findInFeed(itemId),
                item -> "with the key message \""
                        + item.path("keyMessages").path(0).path("title").asText() + "\"");
        Share share = step(
                "Amira shares it on LinkedIn",
                "sharing",
                () -> share(itemId, seen),
                made -> "her link is " + made.link() + ", LinkedIn opens with " + made.intent());
        step(
                "LinkedIn's crawler fetches the link",
                "sharing",
                () -> preview(share, told),
                _ -> "it got the page's Open Graph tags; the evidence stands at PREVIEWED");
        Arrival arrival = step(
                "A first person follows the link",
                "sharing",
                () -> firstClick(share, newsroom.page(told), advocateId, rule),
                times -> "evidence after %d ms, %d points after %d ms: \"%s\""
                        .formatted(
                                times.evidence().toMillis(),
                                POINTS,
                                times.points().toMillis(),
                                times.entry().path("why").asText()));
        step(
                "Two more people follow it, one of them twice; Amira tries it herself",
                "sharing",
                () -> moreClicks(share),
                clicks -> "counted exactly: " + clicks);
        step(
                "The leaderboard of the month shows Amira",
                "rewards",
                () -> leaderboard(advocateId),
                sentence -> sentence);
        step(
                "The partner has received the signed points.awarded",
                "webhooks",
                () -> delivered(endpoint, endpointId, arrival),
                sentence -> sentence);
        step("Petra and the partner tidy up", "rewards", () -> tidyUp(rule, endpointId), sentence -> sentence);
        return new Outcome(
                UUID.fromString(itemId),
                UUID.fromString(share.id()),
                UUID.fromString(share.linkId()),
                UUID.fromString(arrival.entry().path("id").asText()),
                arrival.evidence(),
                arrival.points());
    }

    private record Rule(String id, String name) {}

    private record Share(String id, String linkId, URI link, URI intent) {}

    private record Arrival(Duration evidence, Duration points, JsonNode entry) {}

    private String signIn() {
        carla.get("/api/v1/me").expect(200);
        rob.get("/api/v1/me").expect(200);
        petra.get("/api/v1/me").expect(200);
        Answer me = amira.get("/api/v1/me").expect(200);
        same("Amira's team", "sales", me.text("team"));
        same("Amira's country", "NL", me.text("country"));
        return me.text("advocateId");
    }

    private String register(PartnerEndpoint endpoint) {
        Answer created = partner.post(
                        "/api/v1/webhook-endpoints",
                        Map.of(
                                "url", endpoint.url().toString(),
                                "description", "The story " + play,
                                "eventTypes", List.of("points.awarded")))
                .expect(201);
        endpoint.trust(created.text("secret"));
        String id = created.text("id");
        JsonNode again =
                partner.get("/api/v1/webhook-endpoints/" + id).expect(200).body();
        if (again.has("secret")) {
            throw new StoryFailure("the secret to be shown once only", "it again");
        }
        return id;
    }

    private List<String> importNewsroom(Newsroom newsroom) {
        String source = carla.post(
                        "/api/v1/sources",
                        Map.of(
                                "name",
                                newsroom.press().name() + " " + play,
                                "url",
                                newsroom.feed().toString(),
                                "language",
                                "en"))
                .expect(201)
                .text("id");
        JsonNode first =
                carla.post("/api/v1/sources/" + source + "/import").expect(200).body();
        same("the number of imported items", 10, first.path("added").asInt());
        List<String> ids = new ArrayList<>();
        first.path("items").forEach(id -> ids.add(id.asText()));
        JsonNode second =
                carla.post("/api/v1/sources/" + source + "/import").expect(200).body();
        same(
                "the number of items that a second import adds",
                0,
                second.path("added").asInt());
        return ids;
    }

    private String prepare(Newsroom newsroom, Newsroom.Item told, List<String> items) {
        String address = newsroom.page(told).toString();
        String id = items.stream()
                .filter(candidate -> carla.get("/api/v1/content-items/" + candidate)
                        .expect(200)
                        .text("canonicalUrl")
                        .equals(address))
                .findFirst()
                .orElseThrow(() -> new StoryFailure("an imported item with the address " + address, "none"));
        Answer item = carla.get("/api/v1/content-items/" + id).expect(200);
        same("the title", told.title(), item.text("title"));
        same("the status", "DRAFT", item.text("status"));
        String keyMessage = carla.post(
                        "/api/v1/key-messages",
                        Map.of(
                                "title", "Quiet and clean",
                                "text", "Getting across the water can be quiet, clean and on time."))
                .expect(201)
                .text("id");
        carla.patch(
                        "/api/v1/content-items/" + id,
                        item.etag(),
                        Map.of(
                                "keyMessageIds",
                                List.of(keyMessage),
                                "audience",
                                Map.of("countries", List.of("NL"), "teams", List.of(), "languages", List.of())))
                .expect(200);
        carla.post(
                        "/api/v1/content-items/" + id + "/captions",
                        Map.of(
                                "network", "LINKEDIN",
                                "language", "en",
                                "text", "Three years of work, one quiet crossing. Proud of this one."))
                .expect(201);
        return id;
    }

    private String submit(String itemId) {
        Answer submitted = move(carla, itemId, "submit");
        same("the status", "IN_REVIEW", submitted.text("status"));
        Answer own = carla.post("/api/v1/content-items/" + itemId + "/approve", etagOf(itemId));
        if (own.status() != 403) {
            throw new StoryFailure("403 when Carla approves her own work", own.status() + " " + own.body());
        }
        return "the item is IN_REVIEW";
    }

    private String publish(String itemId) {
        same("the status", "APPROVED", move(rob, itemId, "approve").text("status"));
        return move(carla, itemId, "publish").text("status");
    }

    private Answer move(Client who, String itemId, String transition) {
        return who.post("/api/v1/content-items/" + itemId + "/" + transition, etagOf(itemId))
                .expect(200);
    }

    private String etagOf(String itemId) {
        return carla.get("/api/v1/content-items/" + itemId).expect(200).etag();
    }

    private Rule makeRule(String itemId) {
        String name = "Somebody followed your link (" + play + ")";
        Answer rule = petra.post(
                        "/api/v1/point-rules",
                        Map.of(
                                "name",
                                name,
                                "eventType",
                                "share.evidenced",
                                "condition",
                                "event.level == 'CLICKED' && event.contentItemId == '" + itemId + "'",
                                "points",
                                POINTS))
                .expect(201);
        return new Rule(rule.text("id"), name);
    }

    private JsonNode findInFeed(String itemId) {
        JsonNode item = Eventually.get(
                "the item in Amira's feed",
                PATIENCE,
                () -> find(amira.get("/api/v1/feed").expect(200).body().path("items"), "contentItemId", itemId),
                () -> "a feed without it");
        same("the number of key messages", 1, item.path("keyMessages").size());
        return item;
    }

    private Share share(String itemId, JsonNode seen) {
        Answer channels = amira.get("/api/v1/me/channels").expect(200);
        String channel = find(channels.body().path("items"), "network", "LINKEDIN")
                .map(existing -> existing.path("id").asText())
                .orElseGet(() -> amira.post("/api/v1/me/channels", Map.of("network", "LINKEDIN", "kind", "PERSONAL"))
                        .expect(201)
                        .text("id"));
        Answer share = amira.post("/api/v1/shares", Map.of("contentItemId", itemId, "channelId", channel))
                .expect(201);
        same("the level of a new share", "ISSUED", share.text("level"));
        String text = share.text("text");
        String caption = seen.path("captions").path(0).path("text").asText();
        if (!text.startsWith(caption)) {
            throw new StoryFailure("the text to start with the caption \"" + caption + "\"", text);
        }
        String id = share.text("id");
        same(
                "the level after Amira's word",
                "CLAIMED",
                amira.post("/api/v1/shares/" + id + "/claim").expect(200).text("level"));
        JsonNode link = share.body().path("link");
        return new Share(
                id,
                link.path("id").asText(),
                URI.create(link.path("url").asText()),
                URI.create(share.text("intentUrl")));
    }

    private String preview(Share share, Newsroom.Item told) {
        HttpResponse<byte[]> page = Client.follow(share.link(), Visitor.LINKEDIN_CRAWLER);
        same("the status for the crawler", 200, page.statusCode());
        String html = new String(page.body(), StandardCharsets.UTF_8);
        if (!html.contains("og:title") || !html.contains(told.title())) {
            throw new StoryFailure("Open Graph tags with \"" + told.title() + "\"", html);
        }
        return untilLevel(share, "PREVIEWED");
    }

    private Arrival firstClick(Share share, URI target, String advocateId, Rule rule) {
        long before = available();
        long clicked = System.nanoTime();
        redirected(share, Visitor.DESKTOP, target);
        untilLevel(share, "CLICKED");
        Duration evidence = Duration.ofNanos(System.nanoTime() - clicked);
        JsonNode entry = Eventually.get(
                "Amira's points by \"" + rule.name() + "\"",
                PATIENCE,
                () -> find(
                        amira.get("/api/v1/points/me/entries")
                                .expect(200)
                                .body()
                                .path("items"),
                        "ruleId",
                        rule.id()),
                () -> "no such entry in her statement");
        Duration points = Duration.ofNanos(System.nanoTime() - clicked);
        same("the points", POINTS, entry.path("points").asInt());
        same("the rule that gave them", rule.name(), entry.path("ruleName").asText());
        same(
                "the share that they are for",
                share.id(),
                entry.path("cause").path("shareId").asText());
        Answer balance = amira.get("/api/v1/points/me").expect(200);
        same("the owner of the balance", advocateId, balance.text("advocateId"));
        long after = balance.body().path("available").asLong();
        if (after < before + POINTS) {
            throw new StoryFailure("a balance of at least " + (before + POINTS), Long.toString(after));
        }
        return new Arrival(evidence, points, entry);
    }

    private long available() {
        return amira.get("/api/v1/points/me")
                .expect(200)
                .body()
                .path("available")
                .asLong();
    }

    private String moreClicks(Share share) {
        redirected(share, Visitor.FIREFOX, null);
        redirected(share, Visitor.FIREFOX, null);
        redirected(share, Visitor.IN_APP, null);
        redirected(share, Visitor.AMIRA, null);
        String path = "/api/v1/links/" + share.linkId() + "/clicks?breakdown=true";
        JsonNode clicks = Eventually.get(
                "6 requests to be counted",
                PATIENCE,
                () -> Optional.of(amira.get(path).expect(200).body())
                        .filter(counted -> counted.path("raw").asInt() >= 6),
                () -> amira.get(path).body().toString());
        same("all requests", 6, clicks.path("raw").asInt());
        same("human clicks", 3, clicks.path("human").asInt());
        same("preview fetches", 1, clicks.path("previewBot").asInt());
        same("duplicates", 1, clicks.path("duplicate").asInt());
        same("clicks of her own", 1, clicks.path("self").asInt());
        same("the level", "CLICKED", untilLevel(share, "CLICKED"));
        return "3 people, 1 preview, 1 duplicate, 1 of her own";
    }

    /** @param target where it has to lead to; where it is known already, it is not checked again */
    private static void redirected(Share share, Visitor visitor, @Nullable URI target) {
        HttpResponse<byte[]> answer = Client.follow(share.link(), visitor);
        same("the status for a person", 302, answer.statusCode());
        String location = answer.headers().firstValue("Location").orElse("nowhere");
        if (target != null && !location.startsWith(target + "?")) {
            throw new StoryFailure("a redirect to " + target + " with its UTM parameters", location);
        }
        if (!location.contains("utm_source=linkedin")) {
            throw new StoryFailure("utm_source=linkedin in the target", location);
        }
    }

    private String untilLevel(Share share, String level) {
        String path = "/api/v1/shares/" + share.id() + "/evidence";
        return Eventually.get(
                "evidence of the level " + level,
                PATIENCE,
                () -> Optional.of(amira.get(path).expect(200).text("level")).filter(level::equals),
                () -> amira.get(path).body().toString());
    }

    private String leaderboard(String advocateId) {
        JsonNode board = amira.get(MONTH).expect(200).body();
        JsonNode me = board.path("me");
        same("who Amira is on the board", advocateId, me.path("advocateId").asText());
        JsonNode row = find(board.path("items"), "advocateId", advocateId)
                .orElseThrow(() -> new StoryFailure("Amira among the places of the month", board.toString()));
        same("her rank in the list", me.path("rank").asLong(), row.path("rank").asLong());
        return "%s is number %d with %d points"
                .formatted(
                        row.path("name").asText("Amira"),
                        row.path("rank").asLong(),
                        row.path("points").asLong());
    }

    private String delivered(PartnerEndpoint endpoint, String endpointId, Arrival arrival) {
        String entryId = arrival.entry().path("id").asText();
        PartnerEndpoint.Received webhook = Eventually.get(
                "points.awarded for the ledger entry " + entryId + " at the partner",
                PATIENCE,
                () -> endpoint.received("points.awarded", "entryId", entryId),
                () -> endpoint.verified().size() + " other webhooks, refused: " + endpoint.refused());
        same("webhooks with a wrong signature", List.of(), endpoint.refused());
        String path = "/api/v1/deliveries?endpointId=" + endpointId;
        JsonNode delivery = Eventually.get(
                "the delivery to be logged as SUCCEEDED",
                PATIENCE,
                () -> find(partner.get(path).expect(200).body().path("items"), "eventId", webhook.id())
                        .filter(logged -> logged.path("status").asText().equals("SUCCEEDED")),
                () -> partner.get(path).body().toString());
        same("the number of attempts", 1, delivery.path("attemptCount").asInt());
        return "its signature was verified; delivered at the first attempt";
    }

    private String tidyUp(Rule rule, String endpointId) {
        String path = "/api/v1/point-rules/" + rule.id();
        Answer now = petra.get(path).expect(200);
        petra.put(
                        path,
                        now.etag(),
                        Map.of(
                                "name", rule.name(),
                                "eventType", now.text("eventType"),
                                "condition", now.text("condition"),
                                "points", POINTS,
                                "enabled", false))
                .expect(200);
        partner.post("/api/v1/webhook-endpoints/" + endpointId + "/disable").expect(200);
        return "the rule is switched off, the endpoint disabled; what was paid and delivered stays";
    }

    private <T> T step(String name, String part, Supplier<T> action, Function<T, String> happened) {
        long begin = System.nanoTime();
        try {
            T result = action.get();
            narrator.held(name, happened.apply(result), Duration.ofNanos(System.nanoTime() - begin));
            return result;
        } catch (StoryFailure e) {
            throw new StoryStopped(name, stage.logs().resolve(part + ".log"), e);
        }
    }

    private static Optional<JsonNode> find(JsonNode items, String field, String value) {
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path(field).asText().equals(value))
                .findFirst();
    }

    private static void same(String what, Object expected, Object came) {
        if (!expected.equals(came)) {
            throw new StoryFailure(what + " to be " + expected, came.toString());
        }
    }
}
