package io.heraut.web.openapi;

import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/** Adds to every operation what all have in common: the errors, the token and its roles, the idempotency key of a POST. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CommonOpenApi implements OASFilter {

    /** Name of the security scheme. */
    public static final String SECURITY_SCHEME = "token";

    /** Extension of an operation: the roles and scopes of which the caller needs one. */
    public static final String ROLES = "x-heraut-roles";

    private static final String IDEMPOTENCY_KEY = "IdempotencyKey";

    /** What Quarkus writes at a 401 and a 403 that it adds on its own. */
    private static final Set<String> QUARKUS_WORDS = Set.of("Not Authorized", "Not Allowed");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null || api.getPaths().getPathItems() == null) {
            return;
        }
        Components components = api.getComponents() == null ? OASFactory.createComponents() : api.getComponents();
        api.setComponents(components);
        components.addSchema("ProblemError", problemError());
        components.addSchema("Problem", problem());
        components.addSecurityScheme(
                SECURITY_SCHEME,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description(
                                "An access token, pasted: what `./heraut token <person>` prints, or what a service account was given."));
        components.addParameter(IDEMPOTENCY_KEY, idempotencyKey());
        api.getPaths().getPathItems().forEach(CommonOpenApi::complete);
    }

    private static void complete(String path, PathItem item) {
        item.getOperations().forEach((method, operation) -> {
            boolean secured =
                    operation.getSecurity() != null && !operation.getSecurity().isEmpty();
            if (secured) {
                nameRoles(operation);
                problem(operation, "401", "No valid access token");
                problem(operation, "403", "The caller may not do this");
            }
            boolean takesValues = operation.getRequestBody() != null || operation.getParameters() != null;
            if (takesValues && !isForPeople(operation)) {
                problem(operation, "400", "A value is missing or wrong; `errors` names it");
            }
            if (path.contains("{")) {
                problem(operation, "404", "There is no such resource");
            }
            if (method == PathItem.HttpMethod.POST && secured) {
                operation.addParameter(OASFactory.createParameter().ref("#/components/parameters/" + IDEMPOTENCY_KEY));
            }
            fillErrors(operation);
        });
    }

    /** Pages for browsers have errors that people can read. */
    private static boolean isForPeople(Operation operation) {
        return operation.getResponses() != null
                && operation.getResponses().getAPIResponses() != null
                && operation.getResponses().getAPIResponses().values().stream()
                        .anyMatch(response -> response.getContent() != null
                                && response.getContent().getMediaTypes() != null
                                && response.getContent().getMediaTypes().containsKey("text/html"));
    }

    private static void nameRoles(Operation operation) {
        var roles = new TreeSet<String>();
        operation
                .getSecurity()
                .forEach(requirement -> requirement.getSchemes().values().stream()
                        .filter(scopes -> scopes != null)
                        .forEach(roles::addAll));
        // Roles are no OAuth scopes: as scopes, documentation tools would ask the identity provider for them.
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(SECURITY_SCHEME)));
        roles.remove("**");
        String sentence = roles.isEmpty()
                ? "Every valid token may do this."
                : "Needs one of: `" + String.join("`, `", roles) + "`.";
        operation.addExtension(ROLES, new ArrayList<>(roles));
        String description = operation.getDescription() == null
                ? ""
                : operation.getDescription().strip();
        boolean named = !roles.isEmpty() && roles.stream().allMatch(role -> description.contains("`" + role + "`"));
        if (!named) {
            operation.setDescription(description.isEmpty() ? sentence : description + "\n\n" + sentence);
        }
    }

    private static void problem(Operation operation, String status, String description) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        APIResponse present = operation.getResponses().getAPIResponse(status);
        if (present == null) {
            operation
                    .getResponses()
                    .addAPIResponse(status, OASFactory.createAPIResponse().description(description));
        } else if (QUARKUS_WORDS.contains(String.valueOf(present.getDescription()))) {
            present.setDescription(description);
        }
    }

    /** Every error answer is a problem, also those that a service has described in words only. */
    private static void fillErrors(Operation operation) {
        if (operation.getResponses() == null || operation.getResponses().getAPIResponses() == null) {
            return;
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            boolean isError = status.startsWith("4") || status.startsWith("5");
            boolean isEmpty = response.getContent() == null
                    || response.getContent().getMediaTypes() == null
                    || response.getContent().getMediaTypes().isEmpty();
            if (isError && isEmpty && response.getRef() == null) {
                response.setContent(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))
                                        .example(example(status, response.getDescription()))));
            }
        });
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter()
                .name("Idempotency-Key")
                .in(Parameter.In.HEADER)
                .required(false)
                .description(
                        "Makes a repetition harmless: the same key with the same request gives the first answer again, with another request 422."
                                + " Kept for 24 hours.")
                .schema(string().minLength(1).maxLength(255));
    }

    private static Schema problem() {
        Schema errors = OASFactory.createSchema()
                .addType(Schema.SchemaType.ARRAY)
                .description("The single values that were refused")
                .items(OASFactory.createSchema().ref("#/components/schemas/ProblemError"));
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("An error (RFC 9457). Some kinds have more members.")
                .addProperty("type", string().description("Names the kind of problem; stable"))
                .addProperty("title", string().description("The kind of problem in words"))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", string().description("What is wrong with this request"))
                .addProperty("instance", string().description("Path of the request"))
                .addProperty("requestId", string().description("What the log lines of the request carry"))
                .addProperty("errors", errors)
                .required(List.of("type", "title", "status"));
    }

    /** As such an answer looks: generic, but of the right kind. */
    private static Map<String, Object> example(String status, @Nullable String description) {
        CommonProblem type = CommonProblem.ofStatus(status.matches("[45][0-9][0-9]") ? Integer.parseInt(status) : 500);
        Map<String, Object> example = new LinkedHashMap<>();
        boolean invalid = type == CommonProblem.BAD_REQUEST;
        CommonProblem shown = invalid ? CommonProblem.VALIDATION_FAILED : type;
        example.put("type", Problem.typeOf(shown));
        example.put("title", shown.title());
        example.put("status", shown.status());
        if (invalid) {
            example.put("detail", "See errors for the values that are refused.");
            example.put("errors", List.of(Map.of("parameter", "limit", "reason", "must be less than or equal to 200")));
        } else if (description != null) {
            example.put("detail", description);
        }
        example.put("requestId", "5f0c6f0e9d1b4d0f8f0a3f4b2c1d0e9f");
        return example;
    }

    private static Schema problemError() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("pointer", string().description("JSON Pointer (RFC 6901) into the request's body"))
                .addProperty("parameter", string().description("Name of the path, query or header parameter"))
                .addProperty("reason", string())
                .required(List.of("reason"));
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
