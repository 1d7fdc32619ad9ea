package io.heraut.rewards.rule;

import io.heraut.kit.idempotency.Idempotent;
import io.heraut.web.ETags;
import io.heraut.web.paging.Page;
import io.heraut.web.paging.PageQuery;
import io.heraut.web.problem.Problem;
import io.heraut.web.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Point rules and their versions. */
@Path("/api/v1/point-rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Point rules", description = "What points are paid for")
class PointRuleResource {
    private static final String EXAMPLE = """
            {"id": "01900000-0000-7000-8000-000000000102", "version": 1, "name": "Somebody followed your link", \
            "eventType": "share.evidenced", "condition": "event.level == 'CLICKED'", "points": 10, "dailyCap": 100, \
            "validFrom": "2000-01-01T00:00:00Z", "enabled": true, "savedAt": "2026-01-01T00:00:00Z"}""";
    private static final String REQUEST_EXAMPLE = """
            {"name": "Somebody followed your link on LinkedIn", "eventType": "share.evidenced", \
            "condition": "event.level == 'CLICKED' && event.network == 'LINKEDIN'", "points": 15, "dailyCap": 60}""";

    private final PointRuleService service;

    PointRuleResource(PointRuleService service) {
        this.service = service;
    }

    @GET
    @RolesAllowed({Roles.ADVOCATE, Roles.PROGRAM_MANAGER, Roles.ADMIN})
    @Operation(
            operationId = "listPointRules",
            summary = "List the point rules",
            description =
                    "Each in its latest version, the oldest rule first. Roles: `advocate`, `program-manager`, `admin`.")
    @APIResponse(
            responseCode = "200",
            description = "A page of point rules",
            content = @Content(examples = @ExampleObject(value = "{\"items\": [" + EXAMPLE + "]}")))
    @APIResponse(
            responseCode = "400",
            description = "`validation-failed`, `invalid-cursor`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page<PointRuleView> list(
            @Parameter(description = "Only rules for this type of event", example = "share.evidenced")
                    @QueryParam("eventType")
                    @Nullable
                    String eventType,
            @BeanParam @Valid PageQuery query) {
        return service.list(eventType, query);
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.PROGRAM_MANAGER)
    @Operation(
            operationId = "createPointRule",
            summary = "Create a point rule",
            description =
                    "It pays once for each cause: a share, a level of evidence that a share reached, or else an event. The"
                            + " condition is checked against the event's fields and types. Role: `program-manager`.")
    @RequestBody(content = @Content(examples = @ExampleObject(value = REQUEST_EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description = "Created; `Location` names it, `ETag` is its version",
            content =
                    @Content(
                            schema = @Schema(implementation = PointRuleView.class),
                            examples = @ExampleObject(value = EXAMPLE)))
    @APIResponse(
            responseCode = "400",
            description = "`validation-failed`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "`too-many-rules`, `advocate-not-known-yet`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`condition-invalid`: each error names line and column; `event-type-not-usable`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response create(@NotNull @Valid PointRuleRequest request) {
        PointRuleView view = service.create(request);
        return Response.created(URI.create("/api/v1/point-rules/" + view.id()))
                .header(HttpHeaders.ETAG, ETags.of(view.version()))
                .entity(view)
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADVOCATE, Roles.PROGRAM_MANAGER, Roles.ADMIN})
    @Operation(
            operationId = "getPointRule",
            summary = "Read a point rule",
            description = "In its latest version. Roles: `advocate`, `program-manager`, `admin`.")
    @APIResponse(
            responseCode = "200",
            description = "The point rule; `ETag` is its version",
            content =
                    @Content(
                            schema = @Schema(implementation = PointRuleView.class),
                            examples = @ExampleObject(value = EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such point rule",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response get(@PathParam("id") UUID id) {
        return withETag(service.get(id));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.PROGRAM_MANAGER)
    @Operation(
            operationId = "changePointRule",
            summary = "Change a point rule",
            description =
                    "Makes a new version, which counts for what happens from its `validFrom` on: now, or later. What"
                            + " happened before stays judged by the version of its time. `enabled: false` switches the rule off: it decides on nothing any more. A body"
                            + " that says what the latest version does changes nothing. Role: `program-manager`.")
    @RequestBody(content = @Content(examples = @ExampleObject(value = REQUEST_EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The new version; `ETag` is its number",
            content =
                    @Content(
                            schema = @Schema(implementation = PointRuleView.class),
                            examples = @ExampleObject(value = EXAMPLE)))
    @APIResponse(
            responseCode = "400",
            description = "`validation-failed`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such point rule",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "`too-many-rules`, `advocate-not-known-yet`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "`precondition-failed`: it was changed since it was read",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`condition-invalid`, `event-type-fixed`, `rule-backdated`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "`precondition-required`: `If-Match` is missing",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response change(
            @PathParam("id") UUID id,
            @Parameter(description = "The `ETag` of the version that was read", example = "\"v1\"")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            @NotNull @Valid PointRuleRequest request) {
        return withETag(service.change(id, ifMatch, request));
    }

    @GET
    @Path("/{id}/versions")
    @RolesAllowed({Roles.ADVOCATE, Roles.PROGRAM_MANAGER, Roles.ADMIN})
    @Operation(
            operationId = "listPointRuleVersions",
            summary = "List the versions of a point rule",
            description = "The newest first. Versions never change. Roles: `advocate`, `program-manager`, `admin`.")
    @APIResponse(
            responseCode = "200",
            description = "A page of versions",
            content = @Content(examples = @ExampleObject(value = "{\"items\": [" + EXAMPLE + "]}")))
    @APIResponse(
            responseCode = "404",
            description = "There is no such point rule",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page<PointRuleView> versions(@PathParam("id") UUID id, @BeanParam @Valid PageQuery query) {
        return service.versions(id, query);
    }

    private static Response withETag(PointRuleView view) {
        return Response.ok(view)
                .header(HttpHeaders.ETAG, ETags.of(view.version()))
                .build();
    }
}
