package io.heraut.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heraut.local.stack.LocalStack;
import io.heraut.local.stack.Part;
import io.heraut.local.stack.Service;
import io.heraut.story.Answer;
import io.heraut.story.Client;
import io.heraut.story.Journey;
import io.heraut.story.Narrator;
import io.heraut.story.Outcome;
import io.heraut.story.Stage;
import io.heraut.story.Story;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two processes of every service side by side do what one does. */
@Order(9)
@Replicas(2)
@ExtendWith(SystemStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasIT {

    @Test
    @Order(1)
    void theJourneyHolds(Stage stage, LocalStack stack) {
        for (Service service : Service.values()) {
            assertThat(stack.part(service).isReady()).isTrue();
            assertThat(second(stack, service).isReady()).isTrue();
        }

        Outcome one = new Journey(stage, Story.newPlayName(), Narrator.SILENT).play();
        Outcome two = new Journey(stage, Story.newPlayName(), Narrator.SILENT).play();

        assertThat(two.entryId()).isNotEqualTo(one.entryId());
        Soundness.assertSound(stack);
    }

    @Test
    @Order(2)
    void oneKeyAtBothReplicasIsOneShare(Stage stage, LocalStack stack) throws Exception {
        String item = Publishing.publishNewsroom(stack, stage).getFirst();
        Client amira = Client.withToken(stage, stack.token("amira"));
        String channel = amira.post("/api/v1/me/channels", Map.of("network", "X", "kind", "BUSINESS"))
                .text("id");
        Map<String, String> body = Map.of("contentItemId", item, "channelId", channel);
        // The first one waits until the sharing service knows the item.
        amira.post("/api/v1/shares", body).expect(201);
        List<Client> replicas = List.of(
                at(stage, stack.part(Service.SHARING).url(), stack),
                at(stage, second(stack, Service.SHARING).url(), stack));
        String key = UUID.randomUUID().toString();

        List<Answer> answers = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> requests = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                Client replica = replicas.get(i % 2);
                requests.add(executor.submit(
                        () -> replica.sendOnce("POST", "/api/v1/shares", body, Map.of("Idempotency-Key", key))));
            }
            for (Future<Answer> request : requests) {
                answers.add(result(request));
            }
        }
        // Whoever was told that a twin is being worked on asks again.
        for (Client replica : replicas) {
            answers.add(replica.sendOnce("POST", "/api/v1/shares", body, Map.of("Idempotency-Key", key)));
        }

        Set<String> shares = new HashSet<>();
        for (Answer answer : answers) {
            if (answer.status() == 201) {
                shares.add(answer.text("id"));
            } else {
                assertThat(answer.problem()).isEqualTo("idempotency-key-in-use");
            }
        }
        assertThat(shares).hasSize(1);
        assertThat(answers.getLast().headers().firstValue("Idempotency-Replayed"))
                .contains("true");
    }

    @Test
    @Order(3)
    void theJourneyHoldsWithOneOfThemGone(Stage stage, LocalStack stack) {
        for (Service service : Service.values()) {
            second(stack, service).stop();
        }
        await("the gateway to notice").atMost(Duration.ofMinutes(1)).until(() -> isServed(stage, stack));

        new Journey(stage, Story.newPlayName(), Narrator.SILENT).play();

        Soundness.assertSound(stack);
    }

    private static boolean isServed(Stage stage, LocalStack stack) {
        Client amira = Client.withToken(stage, stack.token("amira"));
        return amira.sendOnce("GET", "/api/v1/me", null, Map.of()).status() == 200
                && amira.sendOnce("GET", "/api/v1/feed", null, Map.of()).status() == 200
                && amira.sendOnce("GET", "/api/v1/points/me", null, Map.of()).status() == 200;
    }

    private static Client at(Stage stage, URI service, LocalStack stack) {
        return Client.withToken(
                new Stage(service, stage.issuer(), stage.newsroomPort(), stage.partnerPort(), stage.logs()),
                stack.token("amira"));
    }

    private static Part second(LocalStack stack, Service service) {
        return stack.part(service.partName() + "-2");
    }

    private static Answer result(Future<Answer> request) throws InterruptedException {
        try {
            return request.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
