package io.heraut.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.heraut.local.DemoPerson;
import io.heraut.local.stack.LocalStack;
import io.heraut.story.Answer;
import io.heraut.story.Client;
import io.heraut.story.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every operation of the merged OpenAPI document, with every kind of caller, against the roles that it names. */
@Order(3)
@ExtendWith(SystemStack.class)
class RoleMatrixIT {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** What needs no token; anything else that turns up without one is a mistake. */
    private static final Set<String> PUBLIC = Set.of("GET /s/{code}");

    private record Operation(
            String method, String path, @Nullable Set<String> roles, JsonNode document) {
        String name() {
            return method + " " + path;
        }

        boolean isPublic() {
            return roles == null;
        }

        /** The path of something that does not exist. */
        String somePath() {
            return path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        }

        @Nullable
        Map<String, Object> someBody() {
            return document.has("requestBody") ? Map.of() : null;
        }
    }

    private record Caller(String name, Set<String> grants, Client client) {}

    @TestFactory
    Stream<DynamicTest> everyOperationHoldsToItsRoles(Stage stage, LocalStack stack) {
        List<Caller> callers = callers(stage, stack);
        Client nobody = Client.withToken(stage, null);
        return operations(stage).stream()
                .filter(operation -> !operation.isPublic())
                .map(operation -> dynamicTest(operation.name(), () -> {
                    assertRefused(call(nobody, operation), 401, "unauthorized", "nobody");
                    for (Caller caller : callers) {
                        if (mayCall(caller, operation)) {
                            assertLetIn(call(caller.client(), operation), caller.name());
                        } else {
                            assertRefused(call(caller.client(), operation), 403, "forbidden", caller.name());
                        }
                    }
                }));
    }

    @Test
    void onlyPublicLinksNeedNoToken(Stage stage) {
        assertThat(operations(stage).stream().filter(Operation::isPublic).map(Operation::name))
                .isSubsetOf(PUBLIC);
    }

    @Test
    void theDocumentDescribesEveryServiceAndEveryOperation(Stage stage) {
        List<Operation> operations = operations(stage);

        assertThat(operations)
                .extracting(Operation::name)
                .contains(
                        "POST /api/v1/content-items/{id}/approve",
                        "POST /api/v1/shares",
                        "GET /api/v1/points/me",
                        "POST /api/v1/webhook-endpoints");
        Set<String> ids = new HashSet<>();
        for (Operation operation : operations) {
            String id = operation.document().path("operationId").asText();
            assertThat(id).as("the id of %s", operation.name()).isNotEmpty();
            assertThat(ids.add(id)).as("the id %s is used once", id).isTrue();
            assertThat(operation.document().path("summary").asText())
                    .as("the summary of %s", operation.name())
                    .isNotEmpty();
            if (!operation.isPublic()) {
                assertThat(operation.document().path("responses").has("401"))
                        .as("%s documents 401", operation.name())
                        .isTrue();
                assertThat(operation.document().path("responses").has("403"))
                        .as("%s documents 403", operation.name())
                        .isTrue();
            }
        }
    }

    private static List<Operation> operations(Stage stage) {
        JsonNode document = Client.withToken(stage, null)
                .get("/openapi?format=json")
                .expect(200)
                .body();
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(entry -> {
                    if (METHODS.contains(entry.getKey())) {
                        operations.add(new Operation(
                                entry.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                roles(entry.getValue()),
                                entry.getValue()));
                    }
                }));
        return operations;
    }

    private static @Nullable Set<String> roles(JsonNode operation) {
        if (operation.path("security").isEmpty()) {
            return null;
        }
        Set<String> roles = new LinkedHashSet<>();
        operation.path("x-heraut-roles").forEach(role -> roles.add(role.asText()));
        return roles;
    }

    private static List<Caller> callers(Stage stage, LocalStack stack) {
        List<Caller> callers = new ArrayList<>();
        for (DemoPerson person : DemoPerson.values()) {
            if (person != DemoPerson.BRAM && person != DemoPerson.CHLOE) {
                callers.add(new Caller(
                        person.login(),
                        Set.copyOf(person.roles()),
                        Client.withToken(stage, stack.token(person.login()))));
            }
        }
        callers.add(new Caller("a partner without scopes", Set.of(), Client.ofPartner(stage)));
        for (String scope : List.of("content:read", "analytics:read", "webhooks:manage", "events:write")) {
            callers.add(
                    new Caller("a partner with " + scope, Set.of("scope:" + scope), Client.ofPartner(stage, scope)));
        }
        return callers;
    }

    private static boolean mayCall(Caller caller, Operation operation) {
        Set<String> roles = operation.roles();
        return roles != null
                && (roles.isEmpty()
                        || roles.stream().anyMatch(role -> caller.grants().contains(role)));
    }

    private static Answer call(Client client, Operation operation) {
        return client.sendOnce(operation.method(), operation.somePath(), operation.someBody(), Map.of());
    }

    private static void assertRefused(Answer answer, int status, String problem, String caller) {
        assertThat(answer.status())
                .as("%s of %s: %s", answer.request(), caller, answer.body())
                .isEqualTo(status);
        assertThat(answer.problem()).as("the problem of %s", caller).isEqualTo(problem);
    }

    /** What is asked for does not exist and the body says nothing, so hardly anything succeeds: but it is looked at. */
    private static void assertLetIn(Answer answer, String caller) {
        assertThat(answer.status())
                .as("%s of %s: %s", answer.request(), caller, answer.body())
                .isNotEqualTo(401)
                .isLessThan(500);
        assertThat(answer.problem()).as("%s of %s", answer.request(), caller).isNotEqualTo("forbidden");
    }
}
