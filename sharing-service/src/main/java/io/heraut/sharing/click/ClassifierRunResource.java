package io.heraut.sharing.click;

import io.heraut.kit.idempotency.Idempotent;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Judging clicks again by a newer classifier. */
@Path("/api/v1/classifier-runs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROGRAM_MANAGER, Roles.ADMIN})
@RunOnVirtualThread
@Tag(name = "Classifier runs", description = "Judging the clicks of a period again by a newer classifier")
class ClassifierRunResource {
    private static final String EXAMPLE = """
            {"id": "0197a3c0-0000-7000-8000-00000000000a", "status": "RUNNING", "classifierVersion": "2.2026-11-25",             "from": "2026-03-01T00:00:00Z", "to": "2026-04-01T00:00:00Z", "createdAt": "2026-04-02T10:00:00Z",             "startedAt": "2026-04-02T10:00:01Z", "total": 184220, "judged": 91340,             "changes": [{"from": "human", "to": "otherBot", "clicks": 412}],             "notJudged": [{"rule": "SELF", "clicks": 1207, "why": "Whether it was the advocate themself is known only as             it was when the click was counted: what they are recognised by is destroyed with the secret of the day."}],             "evidenceWithdrawn": 9, "evidenceGained": 0}""";

    private final ClassifierRunService service;

    ClassifierRunResource(ClassifierRunService service) {
        this.service = service;
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "startClassifierRun",
            summary = "Judge the clicks of a period again",
            description =
                    "In the background, by the present classifier; clicks that it has judged already are left alone. Counts"
                            + " are corrected, evidence is withdrawn or regained with its event, and points follow. One run at a"
                            + " time, the others wait. Roles: `program-manager`, `admin`.")
    @RequestBody(
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            value =
                                                    "{\"from\": \"2026-03-01T00:00:00Z\", \"to\": \"2026-04-01T00:00:00Z\"}")))
    @APIResponse(
            responseCode = "202",
            description = "The run waits its turn; `Location` names it",
            content =
                    @Content(
                            schema = @Schema(implementation = ClassifierRunView.class),
                            examples = @ExampleObject(value = EXAMPLE)))
    @APIResponse(
            responseCode = "400",
            description = "`validation-failed`: the period ends before it begins, or in the future",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "`too-many-classifier-runs`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response start(@NotNull @Valid ClassifierRunRequest request) {
        ClassifierRunView run = service.start(request);
        return Response.accepted(run)
                .location(URI.create("/api/v1/classifier-runs/" + run.id()))
                .build();
    }

    @GET
    @Operation(
            operationId = "listClassifierRuns",
            summary = "List the classifier runs",
            description = "The latest first. Roles: `program-manager`, `admin`.")
    @APIResponse(
            responseCode = "200",
            description = "A page of classifier runs",
            content = @Content(examples = @ExampleObject(value = "{\"items\": [" + EXAMPLE + "]}")))
    @APIResponse(
            responseCode = "400",
            description = "`validation-failed`, `invalid-cursor`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page<ClassifierRunView> list(@BeanParam @Valid PageQuery query) {
        return service.list(query);
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getClassifierRun",
            summary = "Read a classifier run",
            description = "How far it has come, and what it has changed. Roles: `program-manager`, `admin`.")
    @APIResponse(
            responseCode = "200",
            description = "The classifier run",
            content =
                    @Content(
                            schema = @Schema(implementation = ClassifierRunView.class),
                            examples = @ExampleObject(value = EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ClassifierRunView get(@PathParam("id") UUID id) {
        return service.get(id);
    }

    @POST
    @Path("/{id}/stop")
    @Idempotent
    @Operation(
            operationId = "stopClassifierRun",
            summary = "Stop a classifier run",
            description =
                    "It ends after the step that is under way; what it has judged by then stays judged, and another run takes"
                            + " up the rest. Roles: `program-manager`, `admin`.")
    @APIResponse(
            responseCode = "200",
            description = "`STOPPED`, or `STOPPING` until its step is done",
            content =
                    @Content(
                            schema = @Schema(implementation = ClassifierRunView.class),
                            examples = @ExampleObject(value = EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "`classifier-run-over`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ClassifierRunView stop(@PathParam("id") UUID id) {
        return service.stop(id);
    }
}
