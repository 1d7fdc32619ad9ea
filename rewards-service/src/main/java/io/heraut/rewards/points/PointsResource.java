package io.heraut.rewards.points;

import io.heraut.rewards.decision.DecisionView;
import io.heraut.web.paging.Page;
import io.heraut.web.paging.PageQuery;
import io.heraut.web.problem.Problem;
import io.heraut.web.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's points. */
@Path("/api/v1/points/me")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADVOCATE)
@RunOnVirtualThread
@Tag(name = "Points", description = "What the caller has, and how it came to be")
class PointsResource {
    private final PointsService service;

    PointsResource(PointsService service) {
        this.service = service;
    }

    @GET
    @Operation(
            operationId = "getMyPoints",
            summary = "Read the caller's points",
            description = "Whole points. Somebody who is not known here yet has none. Role: `advocate`.")
    @APIResponse(
            responseCode = "200",
            description = "The balance",
            content =
                    @Content(
                            schema = @Schema(implementation = PointsView.class),
                            examples = @ExampleObject(value = """
                                    {"advocateId": "0197a3c0-0000-7000-8000-000000000004", "available": 12, \
                                    "held": 0, "owed": 0}""")))
    public PointsView balance() {
        return service.balance();
    }

    @GET
    @Path("/entries")
    @Operation(
            operationId = "listMyPointEntries",
            summary = "List the entries of the caller's statement",
            description = "The newest first, each with the balance after it and the reason in words. Role: `advocate`.")
    @APIResponse(
            responseCode = "200",
            description = "A page of entries",
            content = @Content(examples = @ExampleObject(value = """
                                    {"items": [{"id": "0197a3c0-0000-7000-8000-000000000008", "kind": "AWARD", \
                                    "points": 10, "balanceAfter": 12, "at": "2026-03-02T09:15:00Z", \
                                    "bookedAt": "2026-03-02T09:15:00.412Z", \
                                    "ruleId": "01900000-0000-7000-8000-000000000102", "ruleVersion": 1, \
                                    "ruleName": "Somebody followed your link", \
                                    "why": "10 points by the rule \\"Somebody followed your link\\" (version 1): a share on \
                                    LinkedIn was followed by a person. It pays at most 100 a day; none had been paid on \
                                    2026-03-02 before.", \
                                    "cause": {"eventType": "share.evidenced", \
                                    "eventId": "0197a3c0-0000-7000-8000-000000000108", \
                                    "shareId": "0197a3c0-0000-7000-8000-000000000005", "network": "LINKEDIN", \
                                    "level": "CLICKED", "occurrence": 1}}]}""")))
    @APIResponse(
            responseCode = "400",
            description = "`validation-failed`, `invalid-cursor`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page<StatementEntryView> entries(@BeanParam @Valid PageQuery query) {
        return service.statement(query);
    }

    @GET
    @Path("/decisions")
    @Operation(
            operationId = "listMyPointDecisions",
            summary = "List what the point rules made of what the caller did",
            description =
                    "The newest first: what each rule paid, and for what it did not pay the reason in words, such as a cap"
                            + " that was reached. Role: `advocate`.")
    @APIResponse(
            responseCode = "200",
            description = "A page of decisions",
            content = @Content(examples = @ExampleObject(value = """
                                    {"items": [{"id": "0197a3c0-0000-7000-8000-000000000009", \
                                    "at": "2026-03-02T09:15:00Z", "decidedAt": "2026-03-02T09:15:00.412Z", \
                                    "ruleId": "01900000-0000-7000-8000-000000000102", "ruleVersion": 1, \
                                    "ruleName": "Somebody followed your link", "outcome": "DAILY_CAP_REACHED", "points": 0, \
                                    "why": "No points by the rule \\"Somebody followed your link\\" (version 1): a share on \
                                    LinkedIn was followed by a person, but it pays at most 100 a day, and 100 had been paid on \
                                    2026-03-02 before.", \
                                    "cause": {"eventType": "share.evidenced", \
                                    "eventId": "0197a3c0-0000-7000-8000-000000000108", \
                                    "shareId": "0197a3c0-0000-7000-8000-000000000005", "network": "LINKEDIN", \
                                    "level": "CLICKED", "occurrence": 1}}]}""")))
    @APIResponse(
            responseCode = "400",
            description = "`validation-failed`, `invalid-cursor`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page<DecisionView> decisions(@BeanParam @Valid PageQuery query) {
        return service.decisions(query);
    }
}
