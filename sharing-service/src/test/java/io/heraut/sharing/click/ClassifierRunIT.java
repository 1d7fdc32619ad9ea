package io.heraut.sharing.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heraut.events.CloudEvent;
import io.heraut.events.EventType;
import io.heraut.events.EvidenceLevel;
import io.heraut.events.ShareEvidenceWithdrawn;
import io.heraut.events.ShareEvidenced;
import io.heraut.events.Topic;
import io.heraut.kit.Ids;
import io.heraut.sharing.evidence.EvidenceService;
import io.heraut.sharing.network.Networks;
import io.heraut.sharing.support.SharingApi;
import io.heraut.sharing.support.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Clicks are judged again by a newer classifier, and everything that depends on them follows. */
@QuarkusTest
class ClassifierRunIT extends SharingApi {
    private static final String RUNS = "/api/v1/classifier-runs";
    private static final String NEW_THING =
            "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0 Safari/537.36 NewThing/1.0";

    @Inject
    ClassifierRunRepository repository;

    @Inject
    ClassifierRunService service;

    @Inject
    ClickRepository clickRepository;

    @Inject
    AddressRanges ranges;

    @Inject
    Proofs proofs;

    @Inject
    EvidenceService evidence;

    @Inject
    Networks networks;

    @Inject
    MeterRegistry metrics;

    @Inject
    Clock clock;

    private final Person amira = Person.advocate();
    private final String petra =
            Person.token(UUID.randomUUID().toString()).roles("program-manager").sign();

    /** A replica of a release whose list of bots is newer by some names. */
    private final class Newer {
        private final ClassifierVersion version;
        private final Classifier classifier;

        Newer(String... bots) {
            this.classifier = new Classifier(Agents.of(list(bots)));
            this.version = new ClassifierVersion(database, classifier);
            version.id();
        }

        ClassifierRunWorker replica() {
            return new ClassifierRunWorker(
                    repository,
                    new ClassifierRunSteps(
                            repository,
                            clickRepository,
                            version,
                            classifier,
                            ranges,
                            proofs,
                            evidence,
                            networks,
                            metrics,
                            clock),
                    version,
                    clock);
        }

        UUID queue(Instant from) {
            UUID id = Ids.next();
            QuarkusTransaction.requiringNew()
                    .run(() -> repository.insert(
                            id, version.id(), from, Instant.now().plusSeconds(60), Instant.now()));
            return id;
        }

        UUID run(Instant from) {
            UUID id = queue(from);
            ClassifierRunWorker replica = replica();
            eventually().until(() -> replica.claim().filter(id::equals).isPresent());
            finish(replica, id);
            return id;
        }
    }

    private static void finish(ClassifierRunWorker replica, UUID id) {
        ClassifierRunSteps.Outcome outcome;
        do {
            outcome = replica.step(id);
        } while (outcome == ClassifierRunSteps.Outcome.GOES_ON);
        assertThat(outcome).isEqualTo(ClassifierRunSteps.Outcome.OVER);
    }

    private static Path list(String... bots) {
        try (InputStream shipped = Agents.class.getResourceAsStream("agents.json")) {
            ObjectNode list = (ObjectNode) new JsonMapper().readTree(shipped);
            list.put("version", "t-" + Ids.next());
            for (String bot : bots) {
                ((ArrayNode) list.get("bots")).add(bot);
            }
            return Files.write(Files.createTempFile("agents", ".json"), new JsonMapper().writeValueAsBytes(list));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was taken of the clicks, without what was made of it. */
    private List<String> taken(UUID linkId) {
        return database.list("""
                select concat_ws(' ', at, visitor, user_agent_id, flags, status, burst, address_label_id, referrer) as taken
                from click where link_id = ? order by at""", row -> row.text("taken"), linkId);
    }

    private List<String> counts(UUID linkId, long asOf) {
        return database.list("""
                select class || ' ' || sum(clicks) as count from click_rollup
                where link_id = ? and epoch <= ? group by class having sum(clicks) <> 0 order by class""", row -> row.text("count"), linkId, asOf);
    }

    private long closeEpoch() {
        return database.one("select next_epoch(now()) as epoch", row -> row.longNumber("epoch"))
                .orElseThrow();
    }

    private Issued followed(Instant[] began, String... userAgents) {
        Issued share = issue(amira);
        began[0] = Instant.now();
        int visitor = 1;
        for (String userAgent : userAgents) {
            follow(share.code(), "203.0.113." + visitor++, userAgent, LINKEDIN)
                    .then()
                    .statusCode(302);
        }
        clicks(amira, share.linkId(), userAgents.length);
        return share;
    }

    @Test
    void aNewerListTurnsClicksIntoBotsAndTheShareLosesItsEvidenceUntilItIsRegained() {
        Instant[] began = new Instant[1];
        Issued share = followed(began, NEW_THING, NEW_THING);
        follow(share.code(), "203.0.113.9", CHROME, null).then().statusCode(302);
        assertThat(clicks(amira, share.linkId(), 3)).containsEntry("human", 3);
        List<String> taken = taken(share.linkId());
        long before = closeEpoch();

        UUID run = new Newer("newthing/").run(began[0]);

        assertThat(clicks(amira, share.linkId()))
                .containsEntry("raw", 3)
                .containsEntry("human", 1)
                .containsEntry("otherBot", 2);
        assertThat(taken(share.linkId())).as("what was taken stays").isEqualTo(taken);
        assertThat(counts(share.linkId(), before)).as("as of before").containsExactly("1 3");
        assertThat(counts(share.linkId(), Long.MAX_VALUE)).containsExactly("1 1", "3 2");
        as(amira)
                .get("/api/v1/shares/" + share.id() + "/evidence")
                .then()
                .body("level", equalTo("ISSUED"), "facts.level", equalTo(List.of("ISSUED", "CLICKED")))
                .body("facts[0].withdrawnAt", nullValue(), "facts[1].withdrawnAt", notNullValue())
                .body("facts[1].explanation", endsWith("and none is left that proves it."));
        as(amira).get("/api/v1/shares/" + share.id()).then().body("level", equalTo("ISSUED"));
        as(petra)
                .get(RUNS + "/" + run)
                .then()
                .statusCode(200)
                .body("status", equalTo("SUCCEEDED"), "judged", equalTo(3), "total", equalTo(3))
                .body("changes", equalTo(List.of(Map.of("from", "human", "to", "otherBot", "clicks", 2))))
                .body("notJudged.rule", equalTo(List.of("RANGES")), "evidenceWithdrawn", equalTo(1));

        UUID again = new Newer().run(began[0]);

        assertThat(clicks(amira, share.linkId())).containsEntry("human", 3).containsEntry("otherBot", 0);
        as(petra).get(RUNS + "/" + again).then().body("evidenceGained", equalTo(1));
        as(amira)
                .get("/api/v1/shares/" + share.id() + "/evidence")
                .then()
                .body("level", equalTo("CLICKED"), "facts.occurrence", equalTo(List.of(1, 1, 2)));
        List<CloudEvent<?>> events = Topics.events(Topic.SHARING, share.id(), 4);
        assertThat(events)
                .extracting(CloudEvent::type)
                .containsExactly(
                        EventType.SHARE_CREATED,
                        EventType.SHARE_EVIDENCED,
                        EventType.SHARE_EVIDENCE_WITHDRAWN,
                        EventType.SHARE_EVIDENCED);
        ShareEvidenceWithdrawn withdrawn =
                (ShareEvidenceWithdrawn) events.get(2).data();
        assertThat(withdrawn.level()).isEqualTo(EvidenceLevel.CLICKED);
        assertThat(withdrawn.occurrence()).isEqualTo(1);
        assertThat(withdrawn.cause()).isEqualTo(ShareEvidenceWithdrawn.Cause.CLASSIFIER_RUN);
        assertThat(withdrawn.causeId()).isEqualTo(run);
        assertThat(((ShareEvidenced) events.get(3).data()).occurrence()).isEqualTo(2);
    }

    @Test
    void aLevelStandsAsLongAsOneClickProvesIt() {
        Instant[] began = new Instant[1];
        Issued share = followed(began, NEW_THING, CHROME);

        UUID run = new Newer("newthing/").run(began[0]);

        assertThat(clicks(amira, share.linkId())).containsEntry("human", 1).containsEntry("otherBot", 1);
        as(petra).get(RUNS + "/" + run).then().body("evidenceWithdrawn", equalTo(0));
        as(amira).get("/api/v1/shares/" + share.id()).then().body("level", equalTo("CLICKED"));
    }

    @Test
    void aPreviewByACrawlerThatIsNoneAnyMoreIsWithdrawn() {
        Instant began = Instant.now();
        Issued share = issue(amira);
        follow(share.code(), "192.0.2.3", "LinkedInBot/1.0 OldThing/1.0", null)
                .then()
                .statusCode(200);
        eventually()
                .until(() -> "PREVIEWED"
                        .equals(as(amira).get("/api/v1/shares/" + share.id()).path("level")));
        database.update(
                "update click set user_agent_id = (select id from user_agent where text = ?) where link_id = ?",
                storedAgent(CHROME),
                share.linkId());

        new Newer().run(began);

        assertThat(clicks(amira, share.linkId())).containsEntry("previewBot", 0).containsEntry("otherBot", 1);
        as(amira).get("/api/v1/shares/" + share.id()).then().body("level", equalTo("ISSUED"));
    }

    private String storedAgent(String text) {
        database.update("insert into user_agent (text) values (?) on conflict do nothing", text);
        return text;
    }

    @Test
    void whatIsJudgedIsNotJudgedTwice() {
        Instant[] began = new Instant[1];
        Issued share = followed(began, CHROME);
        Newer newer = new Newer();
        newer.run(began[0]);
        List<String> counts = counts(share.linkId(), Long.MAX_VALUE);

        UUID again = newer.run(began[0]);

        as(petra).get(RUNS + "/" + again).then().body("total", equalTo(0), "judged", equalTo(0));
        assertThat(counts(share.linkId(), Long.MAX_VALUE)).isEqualTo(counts).containsExactly("1 1");
    }

    @Test
    void anotherReplicaGoesOnWhenTheFirstHasDiedAndThatOneCanDoNoHarm() {
        Instant[] began = new Instant[1];
        Issued share = followed(began, NEW_THING, NEW_THING, CHROME);
        Newer newer = new Newer("newthing/");
        UUID run = newer.queue(began[0]);
        ClassifierRunWorker first = newer.replica();
        ClassifierRunWorker second = newer.replica();
        eventually().until(() -> first.claim().filter(run::equals).isPresent());
        assertThat(second.claim()).as("one holds it").isEmpty();
        assertThat(second.step(run)).isEqualTo(ClassifierRunSteps.Outcome.LOST);
        assertThat(first.step(run)).isEqualTo(ClassifierRunSteps.Outcome.GOES_ON);

        database.update("update classifier_run set lease_until = clock_timestamp() - interval '1 s' where id = ?", run);
        assertThat(second.claim()).contains(run);
        assertThat(first.step(run)).isEqualTo(ClassifierRunSteps.Outcome.LOST);
        finish(second, run);

        as(petra)
                .get(RUNS + "/" + run)
                .then()
                .body("status", equalTo("SUCCEEDED"), "judged", equalTo(3), "total", equalTo(3));
        assertThat(counts(share.linkId(), Long.MAX_VALUE)).containsExactly("1 1", "3 2");
    }

    @Test
    void aRunThatIsStoppedEndsAfterItsStep() {
        Instant[] began = new Instant[1];
        followed(began, CHROME);
        Newer newer = new Newer();
        UUID run = newer.queue(began[0]);
        ClassifierRunWorker replica = newer.replica();
        eventually().until(() -> replica.claim().filter(run::equals).isPresent());
        as(petra).post(RUNS + "/" + run + "/stop").then().statusCode(200).body("status", equalTo("STOPPING"));

        assertThat(replica.step(run)).isEqualTo(ClassifierRunSteps.Outcome.OVER);

        as(petra).get(RUNS + "/" + run).then().body("status", equalTo("STOPPED"), "judged", equalTo(0));
        as(petra)
                .post(RUNS + "/" + run + "/stop")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/classifier-run-over"));
        assertThat(replica.step(run)).isEqualTo(ClassifierRunSteps.Outcome.LOST);
    }

    @Test
    void aRunWhoseClassifierNobodyHasAnyMoreFails() {
        Newer gone = new Newer();
        UUID run = gone.queue(Instant.now());
        ClassifierRunWorker replica = gone.replica();
        eventually().until(() -> replica.claim().filter(run::equals).isPresent());

        database.update(
                "update classifier_run set lease_until = clock_timestamp() - interval '6 min' where id = ?", run);

        eventually().until(() -> "FAILED".equals(as(petra).get(RUNS + "/" + run).path("status")));
        as(petra).get(RUNS + "/" + run).then().body("failure", startsWith("No replica has the classifier"));
    }

    @Test
    void whoRunsTheProgrammeStartsARunAndSeesItThrough() {
        Instant[] began = new Instant[1];
        Issued share = followed(began, CHROME);
        // As if an older release had counted it.
        database.update("insert into classifier (rules, patterns) values (0, 'old') on conflict do nothing");
        for (String table : List.of("click", "click_rollup")) {
            database.update(
                    "update " + table
                            + " set classifier = (select id from classifier where rules = 0 and patterns = 'old') where link_id = ?",
                    share.linkId());
        }

        String id = as(petra)
                .body(body("from", began[0].toString(), "to", Instant.now().toString()))
                .post(RUNS)
                .then()
                .statusCode(202)
                .header("Location", endsWith(RUNS + "/" + as(petra).get(RUNS).path("items[0].id")))
                .body("status", equalTo("QUEUED"), "total", nullValue())
                .extract()
                .path("id");

        eventually()
                .until(() -> "SUCCEEDED".equals(as(petra).get(RUNS + "/" + id).path("status")));
        as(petra).get(RUNS + "/" + id).then().body("judged", equalTo(1), "changes", equalTo(List.of()));
        as(petra).get(RUNS).then().statusCode(200).body("items.id", hasItem(id));
        assertThat(clicks(amira, share.linkId())).containsEntry("human", 1).containsEntry("raw", 1);
    }

    @Test
    void periodsThatCanNotBeAndStrangersAreRefused() {
        Instant now = Instant.now();
        as(petra)
                .body(body("from", now.toString(), "to", now.toString()))
                .post(RUNS)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/to"));
        as(petra)
                .body(body("from", now.toString(), "to", now.plusSeconds(3600).toString()))
                .post(RUNS)
                .then()
                .statusCode(400)
                .body("errors[0].reason", equalTo("is in the future"));
        as(petra).body(body()).post(RUNS).then().statusCode(400);
        as(petra).get(RUNS + "/" + UUID.randomUUID()).then().statusCode(404);
        as(petra).post(RUNS + "/" + UUID.randomUUID() + "/stop").then().statusCode(404);
        as(amira).get(RUNS).then().statusCode(403);
        as(amira).body(body()).post(RUNS).then().statusCode(403);
    }
}
