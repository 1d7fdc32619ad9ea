package io.heraut.rewards.ledger;

import io.heraut.web.problem.Problem;
import io.heraut.web.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Entries of the ledger. */
@Path("/api/v1/ledger")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Ledger", description = "Every movement of points, and why")
class LedgerResource {
    private final LedgerService service;

    LedgerResource(LedgerService service) {
        this.service = service;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADVOCATE, Roles.PROGRAM_MANAGER, Roles.ADMIN})
    @Operation(
            operationId = "getLedgerEntry",
            summary = "Read a ledger entry",
            description =
                    "With its postings, which sum to zero, the rule behind it and the reason in words. Advocates see their"
                            + " own entries; for `program-manager` and `admin`, a look at somebody else's leaves an audit record. Roles:"
                            + " `advocate`, `program-manager`, `admin`.")
    @APIResponse(
            responseCode = "200",
            description = "The entry",
            content =
                    @Content(
                            schema = @Schema(implementation = LedgerEntryView.class),
                            examples = @ExampleObject(value = """
                                    {"id": "0197a3c0-0000-7000-8000-000000000008", "kind": "AWARD", \
                                    "advocateId": "0197a3c0-0000-7000-8000-000000000004", \
                                    "occurredAt": "2026-03-02T09:15:00Z", "bookedAt": "2026-03-02T09:15:00.412Z", \
                                    "why": "10 points by the rule \\"Somebody followed your link\\" (version 1): a share on \
                                    LinkedIn was followed by a person. It pays at most 100 a day; none had been paid on \
                                    2026-03-02 before.", \
                                    "rule": {"id": "01900000-0000-7000-8000-000000000102", "version": 1, \
                                    "name": "Somebody followed your link", "condition": "event.level == 'CLICKED'", \
                                    "points": 10, "dailyCap": 100}, \
                                    "cause": {"eventType": "share.evidenced", \
                                    "eventId": "0197a3c0-0000-7000-8000-000000000108", \
                                    "shareId": "0197a3c0-0000-7000-8000-000000000005", "network": "LINKEDIN", \
                                    "level": "CLICKED", "occurrence": 1}, \
                                    "postings": [{"account": "ISSUING", "points": -10}, \
                                    {"account": "ADVOCATE_AVAILABLE", "ownerId": "0197a3c0-0000-7000-8000-000000000004", \
                                    "points": 10, "balanceAfter": 10}]}""")))
    @APIResponse(
            responseCode = "404",
            description = "There is no such entry, or it is somebody else's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public LedgerEntryView get(@PathParam("id") UUID id) {
        return service.entry(id);
    }
}
