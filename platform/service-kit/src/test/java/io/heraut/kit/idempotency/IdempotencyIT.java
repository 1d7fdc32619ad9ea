package io.heraut.kit.idempotency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.local.testing.TestStack;
import io.heraut.local.testing.TestTokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = TestStack.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "service", value = "content"))
class IdempotencyIT {
    private static final String AMIRA = TestTokens.forPerson("amira");
    private static final String BRAM = TestTokens.forPerson("bram");

    private final String key = UUID.randomUUID().toString();

    @Inject
    DataSource dataSource;

    @Inject
    Gate gate;

    @Inject
    IdempotencyStore store;

    @Inject
    IdempotencyPurge purge;

    @Test
    void theSameRequestGetsTheSameAnswerAndHappensOnce() throws SQLException {
        String text = unique();

        Response first = post(AMIRA, "/api/v1/notes", key, text);
        Response again = post(AMIRA, "/api/v1/notes", "\"" + key + "\"", text);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo("\"1\"");
        assertThat(again.contentType()).isEqualTo(first.contentType());
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(notes(text)).isOne();
    }

    @Test
    void aRecordIsReplayedToo() throws SQLException {
        String text = unique();

        Response first = post(AMIRA, "/api/v1/notes/plain", key, text);
        Response again = post(AMIRA, "/api/v1/notes/plain", key, text);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(notes(text)).isOne();
    }

    @Test
    void anAnswerWithoutBodyIsReplayedToo() throws SQLException {
        int before = notes("empty");

        assertThat(postNothing(key).statusCode()).isEqualTo(204);
        assertThat(postNothing(key).statusCode()).isEqualTo(204);

        assertThat(notes("empty")).isEqualTo(before + 1);
    }

    @Test
    void anotherBodyWithTheSameKeyIsRefused() throws SQLException {
        String text = unique();
        post(AMIRA, "/api/v1/notes", key, text);

        Response other = post(AMIRA, "/api/v1/notes", key, text + "!");

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.jsonPath().getString("type")).endsWith("/problems/idempotency-key-reused");
        assertThat(notes(text + "!")).isZero();
    }

    @Test
    void aKeyIsOnesOwnAndForOnePath() throws SQLException {
        String text = unique();

        assertThat(post(AMIRA, "/api/v1/notes", key, text).statusCode()).isEqualTo(201);
        assertThat(post(BRAM, "/api/v1/notes", key, text).header("Idempotency-Replayed"))
                .isNull();
        assertThat(post(AMIRA, "/api/v1/notes/plain", key, text).header("Idempotency-Replayed"))
                .isNull();

        assertThat(notes(text)).isEqualTo(3);
    }

    @Test
    void withoutAKeyEveryRequestCounts() throws SQLException {
        String text = unique();

        given().auth()
                .oauth2(AMIRA)
                .contentType("application/json")
                .body(json(text))
                .post("/api/v1/notes");
        given().auth()
                .oauth2(AMIRA)
                .contentType("application/json")
                .body(json(text))
                .post("/api/v1/notes");

        assertThat(notes(text)).isEqualTo(2);
    }

    @Test
    void aTwinOfARequestThatIsBeingWorkedOnIsToldSo() throws Exception {
        String text = unique();
        gate.close(text);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Response> first = executor.submit(() -> post(AMIRA, "/api/v1/notes", key, text));
            gate.awaitArrival(text);

            Response twin = post(AMIRA, "/api/v1/notes", key, text);

            assertThat(twin.statusCode()).isEqualTo(409);
            assertThat(twin.jsonPath().getString("type")).endsWith("/problems/idempotency-key-in-use");
            assertThat(twin.header("Retry-After")).isEqualTo("1");
            gate.open(text);
            assertThat(first.get().statusCode()).isEqualTo(201);
        }
        assertThat(post(AMIRA, "/api/v1/notes", key, text).header("Idempotency-Replayed"))
                .isEqualTo("true");
        assertThat(notes(text)).isOne();
    }

    @Test
    void ofManyAtOnceOneHappens() throws Exception {
        String text = unique();
        List<Response> answers;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> all = IntStream.range(0, 16)
                    .mapToObj(i -> executor.submit(() -> post(AMIRA, "/api/v1/notes", key, text)))
                    .toList();
            answers = all.stream().map(IdempotencyIT::answer).toList();
        }

        assertThat(answers)
                .extracting(Response::statusCode)
                .isSubsetOf(201, 409)
                .contains(201);
        assertThat(notes(text)).isOne();
    }

    @Test
    void aRefusedRequestLeavesNothingAndItsKeyCanBeUsedAgain() throws SQLException {
        String text = unique();

        assertThat(post(AMIRA, "/api/v1/notes/refused", key, text).statusCode()).isEqualTo(409);
        assertThat(notes(text)).isZero();
        assertThat(count("select count(*) from idempotency_key where key = ?", key))
                .isZero();
    }

    @Test
    void aSecretIsNotKept() throws SQLException {
        String text = unique();

        Response first = post(AMIRA, "/api/v1/notes/secret", key, text);
        Response again = post(AMIRA, "/api/v1/notes/secret", key, text);

        assertThat(first.jsonPath().getString("text")).isEqualTo(text);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEmpty();
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(count("select count(*) from idempotency_key where key = ? and body is null", key))
                .isOne();
        assertThat(notes(text)).isOne();
    }

    @Test
    void aBadKeyIsRefused() throws SQLException {
        String text = unique();

        Response response = post(AMIRA, "/api/v1/notes", "two words", text);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getString("type")).endsWith("/problems/bad-request");
        assertThat(notes(text)).isZero();
    }

    @Test
    void aDayLaterTheKeyIsFreeAndItsRowIsPurged() throws SQLException {
        String text = unique();
        post(AMIRA, "/api/v1/notes", key, text);
        String other = UUID.randomUUID().toString();
        post(AMIRA, "/api/v1/notes", other, text);
        String ofToday = UUID.randomUUID().toString();
        post(AMIRA, "/api/v1/notes", ofToday, text);
        update("update idempotency_key set created_at = created_at - interval '24 hours' where key = ?", key);
        update("update idempotency_key set created_at = created_at - interval '24 hours' where key = ?", other);

        assertThat(post(AMIRA, "/api/v1/notes", key, text + "!").header("Idempotency-Replayed"))
                .isNull();
        purge.purge();

        assertThat(count("select count(*) from idempotency_key where key = ?", key))
                .isOne();
        assertThat(count("select count(*) from idempotency_key where key = ?", other))
                .isZero();
        assertThat(count("select count(*) from idempotency_key where key = ?", ofToday))
                .isOne();
    }

    @Test
    void aPersonIsForgotten() throws SQLException {
        String subject = UUID.randomUUID().toString();
        String token = TestTokens.builder().subject(subject).roles("advocate").sign();
        post(token, "/api/v1/notes", key, unique());
        post(BRAM, "/api/v1/notes", key, unique());

        store.forget(subject);

        assertThat(count("select count(*) from idempotency_key where key = ?", key))
                .isOne();
        assertThat(count("select count(*) from idempotency_key where caller = ?", subject))
                .isZero();
    }

    @Test
    void theHeaderIsDocumented() {
        String document = given().get("/openapi?format=json").asString();

        assertThat(JsonPath.from(document).getList("paths.'/api/v1/notes'.post.parameters.'$ref'", String.class))
                .containsOnlyOnce("#/components/parameters/IdempotencyKey");
    }

    private Response post(String token, String path, String idempotencyKey, String text) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", idempotencyKey)
                .contentType("application/json")
                .body(json(text))
                .post(path);
    }

    private Response postNothing(String idempotencyKey) {
        return given().auth()
                .oauth2(AMIRA)
                .header("Idempotency-Key", idempotencyKey)
                .post("/api/v1/notes/empty");
    }

    private static Response answer(Future<Response> request) {
        try {
            return request.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(String text) {
        return "{\"text\":\"" + text + "\"}";
    }

    private static String unique() {
        return "note " + UUID.randomUUID();
    }

    private int notes(String text) throws SQLException {
        return count("select count(*) from note where text = ?", text);
    }

    private int count(String sql, String parameter) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, parameter);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private void update(String sql, String parameter) throws SQLException {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(sql)) {
            update.setString(1, parameter);
            update.executeUpdate();
        }
    }
}
