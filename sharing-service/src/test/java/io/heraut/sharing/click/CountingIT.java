package io.heraut.sharing.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heraut.sharing.support.SharingApi;
import io.heraut.sharing.support.Topics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every click is counted once, whatever happens. */
@QuarkusTest
class CountingIT extends SharingApi {
    @Inject
    ClickCounter counter;

    private static final Dictionaries NUMBERS = new Dictionaries(Map.of(), Map.of(), 1);

    @Inject
    ClickRepository repository;

    private Person amira = Person.advocate();

    @BeforeEach
    void somebodyNew() {
        amira = Person.advocate();
    }

    private static byte[] key(UUID linkId) {
        return ByteBuffer.allocate(16)
                .putLong(linkId.getMostSignificantBits())
                .putLong(linkId.getLeastSignificantBits())
                .array();
    }

    private static Click human(UUID linkId, Instant at) {
        return new Click(
                linkId,
                at,
                ClickFlags.NONE,
                302,
                CHROME,
                "www.linkedin.com",
                null,
                1,
                null,
                new VisitorHashes(UUID.randomUUID(), UUID.randomUUID(), null, null));
    }

    private static ClickBatch batch(Click... clicks) {
        return new ClickBatch(UUID.randomUUID(), List.of(clicks));
    }

    private Map<ClickClass, Integer> count(LogPosition position, List<ClickBatch> batches) {
        return counter.count(List.of(new LogPiece(position, batches)), NUMBERS, new CountedVisitors(1_000, 16))
                .byClass();
    }

    private int rows(UUID linkId) {
        return database.one("select count(*) as rows from click where link_id = ?", row -> row.number("rows"), linkId)
                .orElse(-1);
    }

    @Test
    void aBatchThatStandsInTheLogAgainIsNotCountedAgain() {
        Issued share = issue(amira);
        follow(share.code(), "203.0.113.1", CHROME, LINKEDIN).then().statusCode(302);
        clicks(amira, share.linkId(), 1);
        byte[] batch = Topics.clicks(key(share.linkId()), 1).getFirst();

        Topics.appendClicks(key(share.linkId()), batch);
        Topics.appendClicks(key(share.linkId()), batch);
        follow(share.code(), "203.0.113.2", CHROME, LINKEDIN).then().statusCode(302);

        assertThat(clicks(amira, share.linkId(), 2)).containsEntry("human", 2);
        assertThat(rows(share.linkId())).isEqualTo(2);
    }

    @Test
    void theSameBatchTwiceInOneTransactionIsCountedOnce() {
        Issued share = issue(amira);
        ClickBatch batch = batch(human(share.linkId(), Instant.now()));
        String topic = topicOfItsOwn();

        Map<ClickClass, Integer> counted = count(new LogPosition(topic, 0, 0, 2), List.of(batch, batch));

        assertThat(counted).containsExactly(Map.entry(ClickClass.HUMAN, 1));
        assertThat(clicks(amira, share.linkId())).containsEntry("raw", 1).containsEntry("human", 1);
    }

    @Test
    void aConsumerThatHasLostItsPartitionCanNotCommit() {
        Issued share = issue(amira);
        String topic = topicOfItsOwn();
        count(new LogPosition(topic, 0, 0, 5), List.of(batch(human(share.linkId(), Instant.now()))));

        assertThatThrownBy(() ->
                        count(new LogPosition(topic, 0, 0, 3), List.of(batch(human(share.linkId(), Instant.now())))))
                .isInstanceOf(PartitionLost.class);

        assertThat(repository.offset(topic, 0)).isEqualTo(5);
        assertThat(clicks(amira, share.linkId())).containsEntry("raw", 1);
        assertThat(rows(share.linkId())).isEqualTo(1);
    }

    @Test
    void ofTwoConsumersThatCountTheSameAtTheSameTimeOneWins() throws Exception {
        Issued share = issue(amira);
        String topic = topicOfItsOwn();
        ClickBatch batch = batch(human(share.linkId(), Instant.now()));
        Callable<Map<ClickClass, Integer>> count = () -> count(new LogPosition(topic, 0, 0, 1), List.of(batch));

        int won = 0;
        int lost = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<Map<ClickClass, Integer>>> results = threads.invokeAll(List.of(count, count, count, count));
            for (Future<Map<ClickClass, Integer>> result : results) {
                try {
                    result.get();
                    won++;
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(PartitionLost.class);
                    lost++;
                }
            }
        }

        assertThat(won).isEqualTo(1);
        assertThat(lost).isEqualTo(3);
        assertThat(clicks(amira, share.linkId())).containsEntry("raw", 1);
    }

    @Test
    void aTransactionThatFailsLeavesNothingBehind() {
        Issued share = issue(amira);
        String topic = topicOfItsOwn();
        ClickBatch good = batch(human(share.linkId(), Instant.now()));
        ClickBatch impossible = batch(human(share.linkId(), Instant.ofEpochMilli(Long.MAX_VALUE / 2)));
        LogPosition position = new LogPosition(topic, 0, 0, 2);

        assertThatThrownBy(() -> count(position, List.of(good, impossible))).isNotInstanceOf(PartitionLost.class);

        assertThat(repository.offset(topic, 0)).isZero();
        assertThat(clicks(amira, share.linkId())).containsEntry("raw", 0);
        assertThat(count(position, List.of(good))).containsEntry(ClickClass.HUMAN, 1);
    }

    @Test
    void whatCanNotBeReadOrStoredIsSetAsideAndTheRestIsCounted() {
        Issued share = issue(amira);
        byte[] key = key(share.linkId());
        byte[] garbage = {1, 2, 3};
        byte[] impossible = ClickCodec.encode(batch(human(share.linkId(), Instant.ofEpochMilli(Long.MAX_VALUE / 2))));

        Topics.appendClicks(key, ClickCodec.encode(batch(human(share.linkId(), Instant.now()))));
        Topics.appendClicks(key, garbage);
        Topics.appendClicks(key, impossible);
        Topics.appendClicks(key, ClickCodec.encode(batch(human(share.linkId(), Instant.now()))));

        assertThat(clicks(amira, share.linkId(), 2)).containsEntry("human", 2);
        List<byte[]> aside = database.list("select payload from click_dead_letter", row -> row.bytes("payload"));
        assertThat(aside).containsOnlyOnce(garbage, impossible);
    }

    @Test
    void whoDoesNotWantToBeKnownIsOnlyCounted() {
        Issued share = issue(amira);
        visit("203.0.113.1", CHROME, LINKEDIN).header("DNT", "1").get("/s/" + share.code());
        visit("203.0.113.2", CHROME, LINKEDIN).header("Sec-GPC", "1").get("/s/" + share.code());
        visit("203.0.113.3", CHROME, LINKEDIN).get("/s/" + share.code() + "?heraut_optout=1");

        assertThat(clicks(amira, share.linkId(), 3)).containsEntry("unknown", 3).containsEntry("human", 0);
        List<String> kept = new ArrayList<>();
        database.list(
                        "select visitor, user_agent_id, referrer, address_label_id from click where link_id = ?",
                        row -> row.optionalText("visitor")
                                + row.optionalText("user_agent_id")
                                + row.optionalText("referrer")
                                + row.optionalText("address_label_id"),
                        share.linkId())
                .forEach(kept::add);
        assertThat(kept).hasSize(3).containsOnly("nullnullnullnull");
        assertThat(as(amira)
                        .get("/api/v1/shares/" + share.id())
                        .then()
                        .extract()
                        .<String>path("level"))
                .isEqualTo("ISSUED");
    }

    @Test
    void aClickInTheOfficeIsNotTakenForTheAdvocatesByItsAddressAlone() {
        Issued share = issue(amira);
        as(amira)
                .header("X-Forwarded-For", "198.18.0.7")
                .get("/api/v1/me")
                .then()
                .statusCode(200);

        follow(share.code(), "198.18.0.7", CHROME, LINKEDIN);
        follow(share.code(), "198.18.0.7", "Heraut tests", LINKEDIN);

        assertThat(clicks(amira, share.linkId(), 2)).containsEntry("human", 1).containsEntry("unknown", 1);
    }

    @Test
    void addressesAreNotKept() {
        Issued share = issue(amira);
        follow(share.code(), "203.0.113.77", CHROME, LINKEDIN);
        clicks(amira, share.linkId(), 1);

        String row = database.one(
                        "select click::text as everything from click where link_id = ?",
                        each -> each.text("everything"),
                        share.linkId())
                .orElseThrow();
        assertThat(row).doesNotContain("203.0.113.77");
        byte[] logged = Topics.clicks(key(share.linkId()), 1).getFirst();
        assertThat(new String(logged, StandardCharsets.ISO_8859_1))
                .contains("www.linkedin.com")
                .doesNotContain("203.0.113.77");
    }

    /** A run may make a person of somebody whom this consumer has not counted. */
    @Test
    void whoWasCountedIsLookedUpWhenRecentClicksWereJudgedAgain() {
        Issued share = issue(amira);
        String topic = topicOfItsOwn();
        Click click = human(share.linkId(), Instant.now());
        CountedVisitors memory = new CountedVisitors(1_000, 16);
        memory.forget(inTransaction(repository::judgements));
        memory.coversFrom(Instant.now().minus(Duration.ofHours(3)));
        ClickCounter.Counted first = counter.count(
                List.of(new LogPiece(new LogPosition(topic, 0, 0, 1), List.of(batch(click)))), NUMBERS, memory);
        assertThat(first.isMemoryTrue()).isTrue();
        assertThat(first.byClass()).containsExactly(Map.entry(ClickClass.HUMAN, 1));

        // The memory was not told of that click, as if another had judged it.
        inTransaction(() -> {
            repository.judgedAgain();
            return true;
        });
        ClickCounter.Counted second = counter.count(
                List.of(new LogPiece(new LogPosition(topic, 0, 1, 2), List.of(batch(click)))), NUMBERS, memory);

        assertThat(second.isMemoryTrue()).isFalse();
        assertThat(second.byClass()).containsExactly(Map.entry(ClickClass.DUPLICATE, 1));
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    @Test
    void lateClicksLandInTheirOwnQuarterOfAnHour() {
        Issued share = issue(amira);
        String topic = topicOfItsOwn();
        Instant early = Instant.parse("2026-03-02T09:14:59.999Z");
        count(
                new LogPosition(topic, 0, 0, 1),
                List.of(batch(
                        human(share.linkId(), Instant.parse("2026-03-02T09:30:00Z")), human(share.linkId(), early))));

        assertThat(database.list(
                        "select quarter from click_rollup where link_id = ? order by quarter",
                        row -> row.instant("quarter"),
                        share.linkId()))
                .containsExactly(Instant.parse("2026-03-02T09:00:00Z"), Instant.parse("2026-03-02T09:30:00Z"));
    }

    @Test
    void countsAreTheSumOfTheClicks() {
        assertThat(database.list("""
                        select coalesce(c.link_id, r.link_id) as link
                        from (
                                select link_id, class, classifier, count(*) as clicks from click group by 1, 2, 3) c
                            full join (
                                select link_id, class, classifier, sum(clicks) as clicks from click_rollup
                                group by 1, 2, 3 having sum(clicks) <> 0) r
                                using (link_id, class, classifier)
                        where c.clicks is distinct from r.clicks""", row -> row.uuid("link"))).isEmpty();
    }

    private String topicOfItsOwn() {
        String topic = UUID.randomUUID().toString();
        assertThat(repository.offset(topic, 0)).isZero();
        return topic;
    }
}
