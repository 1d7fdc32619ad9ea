package io.heraut.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heraut.local.postgres.PostgresServer.Durability;
import io.heraut.local.testing.TestTokens;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackIT {

    @TempDir
    private Path directory;

    @Test
    void keycloakGivesThePeopleTheTokensThatTheServicesExpect() throws Exception {
        try (var stack = LocalStack.builder().services().start()) {
            var claims = new ObjectMapper().readTree(payload(stack.token("amira")));
            assertThat(claims.path("iss").asText()).isEqualTo(stack.issuer().toString());
            assertThat(claims.path("sub").asText()).isEqualTo("01930000-0000-7000-8000-000000000001");
            assertThat(claims.path("name").asText()).isEqualTo("Amira Haddad");
            assertThat(claims.path("locale").asText()).isEqualTo("en");
            assertThat(claims.path("country").asText()).isEqualTo("NL");
            assertThat(claims.path("team").asText()).isEqualTo("sales");
            assertThat(claims.path("realm_access").path("roles").toString()).isEqualTo("[\"advocate\"]");
            assertThat(claims.path("aud"))
                    .extracting(audience -> audience.asText())
                    .containsExactlyInAnyOrderElementsOf(TestTokens.AUDIENCES);
            assertThat(claims.has("groups")).isFalse();

            var partner = new ObjectMapper().readTree(payload(stack.partnerToken("webhooks:manage")));
            assertThat(partner.path("sub").asText()).isEqualTo(TestTokens.PARTNER_SUBJECT.toString());
            assertThat(partner.path("scope").asText().split(" ")).contains("webhooks:manage");
            assertThat(partner.has("realm_access")).isFalse();

            var keycloak = stack.part("keycloak");
            assertThat(keycloak.residentBytes()).isGreaterThan(1 << 20);
            keycloak.pause();
            assertThat(keycloak.isReady()).isFalse();
            keycloak.resume();
            await().atMost(Duration.ofSeconds(30)).until(keycloak::isReady);
        }
    }

    @Test
    void whatWasKeptIsThereAfterEverythingWasKilledAtOnce() throws Exception {
        var data = directory.resolve("data");
        var logs = directory.resolve("logs");
        var probe = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StackProbe.class.getName(),
                        data.toString(),
                        logs.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var ready = probe.inputReader(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("ready "))
                .findFirst()
                .orElseThrow();
        var pids = Arrays.stream(ready.split(" ")).skip(1).map(Long::valueOf).toList();
        probe.descendants().forEach(ProcessHandle::destroyForcibly);
        probe.destroyForcibly();
        await().atMost(Duration.ofSeconds(20)).until(() -> pids.stream().noneMatch(LocalStackIT::isAlive));

        try (var stack = LocalStack.builder()
                .directory(data)
                .logs(logs)
                .durability(Durability.DURABLE)
                .services()
                .withoutKeycloak()
                .start()) {
            try (var connection = stack.connectAsAdministrator("postgres");
                    var rows = connection.createStatement().executeQuery("SELECT text FROM note")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("kept");
            }
            assertThat(firstValue(stack.kafkaServers())).isEqualTo("kept");
        }
    }

    @Test
    void whatAKilledJvmStartedEndsWithIt() throws Exception {
        var probe = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StackProbe.class.getName(),
                        directory.resolve("data").toString(),
                        directory.resolve("logs").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var ready = probe.inputReader(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("ready "))
                .findFirst()
                .orElseThrow();
        var pids = Arrays.stream(ready.split(" ")).skip(1).map(Long::valueOf).toList();
        assertThat(pids).hasSize(2).allMatch(LocalStackIT::isAlive);
        probe.destroyForcibly();
        await().atMost(Duration.ofSeconds(20)).until(() -> pids.stream().noneMatch(LocalStackIT::isAlive));
    }

    private static boolean isAlive(long pid) {
        // A process that nobody has waited for yet is a zombie: it is over, although its id is still listed.
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().command())
                .isPresent();
    }

    private static String firstValue(String servers) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "group.id", "test", "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("heraut.content"));
            for (int i = 0; i < 60; i++) {
                for (var one : consumer.poll(Duration.ofSeconds(1))) {
                    return one.value();
                }
            }
        }
        throw new AssertionError("nothing in heraut.content");
    }

    private static byte[] payload(String token) {
        return Base64.getUrlDecoder().decode(token.split("\\.")[1]);
    }
}
