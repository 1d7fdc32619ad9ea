package io.heraut.sharing.metric;

import io.heraut.kit.idempotency.Idempotent;
import io.heraut.web.paging.Page;
import io.heraut.web.paging.PageQuery;
import io.heraut.web.problem.Problem;
import io.heraut.web.security.Roles;
import io.heraut.web.security.Scopes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the figures mean. */
@Path("/api/v1/metric-definitions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Metric definitions", description = "What the figures of reports mean")
class MetricDefinitionResource {
    private static final String WORDS = """
            "title": "Clicks by people per proven share", "numerator": "Clicks by people in the period", \
            "denominator": "Shares issued in the period that hold PREVIEWED or a higher level", \
            "timeBasis": "Clicks when they came, shares when they were issued", \
            "exclusions": "Shares that are only issued or claimed", \
            "formula": "humanClicks / (previewed + clicked + linked + sustained)", "unit": "clicks per share"}""";
    private static final String EXAMPLE =
            "{\"key\": \"clicks-per-share\", \"version\": 1, \"createdAt\": \"2026-11-25T00:00:00Z\", " + WORDS;

    private final MetricDefinitionService service;

    MetricDefinitionResource(MetricDefinitionService service) {
        this.service = service;
    }

    @GET
    @RolesAllowed({Roles.PROGRAM_MANAGER, Roles.ADMIN, Scopes.ANALYTICS_READ})
    @Operation(
            operationId = "listMetricDefinitions",
            summary = "List the definitions of the metrics",
            description = "Each in its latest version. Roles: `program-manager`, `admin`, `scope:analytics:read`.")
    @APIResponse(
            responseCode = "200",
            description = "A page of definitions",
            content = @Content(examples = @ExampleObject(value = "{\"items\": [" + EXAMPLE + "]}")))
    @APIResponse(
            responseCode = "400",
            description = "`validation-failed`, `invalid-cursor`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page<MetricDefinition> list(@BeanParam @Valid PageQuery query) {
        return service.list(query);
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({Roles.PROGRAM_MANAGER, Roles.ADMIN, Scopes.ANALYTICS_READ})
    @Operation(
            operationId = "getMetricDefinition",
            summary = "Read the definition of a metric",
            description =
                    "In its latest version, or in the one that an answer has named. Roles: `program-manager`, `admin`,"
                            + " `scope:analytics:read`.")
    @APIResponse(
            responseCode = "200",
            description = "The definition",
            content =
                    @Content(
                            schema = @Schema(implementation = MetricDefinition.class),
                            examples = @ExampleObject(value = EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such definition",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public MetricDefinition get(
            @PathParam("key") String key,
            @Parameter(description = "The latest one when absent", example = "1") @QueryParam("version") @Nullable
                    Integer version) {
        return service.get(key, version);
    }

    @GET
    @Path("/{key}/versions")
    @RolesAllowed({Roles.PROGRAM_MANAGER, Roles.ADMIN, Scopes.ANALYTICS_READ})
    @Operation(
            operationId = "listMetricDefinitionVersions",
            summary = "List the versions of a definition",
            description = "The newest first. Versions never change. Roles: `program-manager`, `admin`,"
                    + " `scope:analytics:read`.")
    @APIResponse(
            responseCode = "200",
            description = "A page of versions",
            content = @Content(examples = @ExampleObject(value = "{\"items\": [" + EXAMPLE + "]}")))
    @APIResponse(
            responseCode = "404",
            description = "There is no such definition",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page<MetricDefinition> versions(@PathParam("key") String key, @BeanParam @Valid PageQuery query) {
        return service.versions(key, query);
    }

    @POST
    @Path("/{key}/versions")
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_MANAGER, Roles.ADMIN})
    @Operation(
            operationId = "addMetricDefinitionVersion",
            summary = "Say better what a metric means",
            description = "Adds a version of the words. What is computed stays as it is, and so do earlier versions."
                    + " Roles: `program-manager`, `admin`.")
    @RequestBody(content = @Content(examples = @ExampleObject(value = "{" + WORDS)))
    @APIResponse(
            responseCode = "201",
            description = "The new version; `Location` names it",
            content =
                    @Content(
                            schema = @Schema(implementation = MetricDefinition.class),
                            examples = @ExampleObject(value = EXAMPLE)))
    @APIResponse(
            responseCode = "400",
            description = "`validation-failed`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such metric",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response add(@PathParam("key") String key, @NotNull @Valid MetricDefinitionRequest request) {
        MetricDefinition added = service.add(key, request);
        return Response.created(URI.create("/api/v1/metric-definitions/" + added.key() + "?version=" + added.version()))
                .entity(added)
                .build();
    }
}
