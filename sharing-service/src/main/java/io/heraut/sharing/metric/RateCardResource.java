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

/** What a click is worth. */
@Path("/api/v1/rate-cards")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Rate cards", description = "What a click would have cost as an advertisement")
class RateCardResource {
    private static final String WORDS = """
            "name": "2026", "currency": "EUR", "validFrom": "2026-01-01", "validTo": "2027-01-01", \
            "source": "What our own campaigns of 2025 have paid", \
            "rates": [{"network": "LINKEDIN", "perClick": 500, "low": 350, "high": 700}]}""";
    private static final String EXAMPLE =
            "{\"id\": \"0197a3c0-0000-7000-8000-000000000021\", \"createdAt\": \"2026-01-05T10:00:00Z\", " + WORDS;

    private final RateCardService service;

    RateCardResource(RateCardService service) {
        this.service = service;
    }

    @GET
    @RolesAllowed({Roles.PROGRAM_MANAGER, Roles.ADMIN, Scopes.ANALYTICS_READ})
    @Operation(
            operationId = "listRateCards",
            summary = "List the rate cards",
            description = "The newest first. Of two for the same day and network the newer one counts. Roles:"
                    + " `program-manager`, `admin`, `scope:analytics:read`.")
    @APIResponse(
            responseCode = "200",
            description = "A page of rate cards",
            content = @Content(examples = @ExampleObject(value = "{\"items\": [" + EXAMPLE + "]}")))
    @APIResponse(
            responseCode = "400",
            description = "`validation-failed`, `invalid-cursor`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page<RateCard> list(@BeanParam @Valid PageQuery query) {
        return service.list(query);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.PROGRAM_MANAGER, Roles.ADMIN, Scopes.ANALYTICS_READ})
    @Operation(
            operationId = "getRateCard",
            summary = "Read a rate card",
            description = "It never changes. Roles: `program-manager`, `admin`, `scope:analytics:read`.")
    @APIResponse(
            responseCode = "200",
            description = "The rate card",
            content =
                    @Content(
                            schema = @Schema(implementation = RateCard.class),
                            examples = @ExampleObject(value = EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such rate card",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RateCard get(@PathParam("id") UUID id) {
        return service.get(id);
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_MANAGER, Roles.ADMIN})
    @Operation(
            operationId = "createRateCard",
            summary = "Say what a click is worth",
            description =
                    "Rates are in minor units of the currency, for days of the organisation. A card never changes: a"
                            + " correction is a new card for the same days, which supersedes it in answers from then on."
                            + " Roles: `program-manager`, `admin`.")
    @RequestBody(content = @Content(examples = @ExampleObject(value = "{" + WORDS)))
    @APIResponse(
            responseCode = "201",
            description = "Created; `Location` names it",
            content =
                    @Content(
                            schema = @Schema(implementation = RateCard.class),
                            examples = @ExampleObject(value = EXAMPLE)))
    @APIResponse(
            responseCode = "400",
            description = "`validation-failed`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`rate-card-invalid`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response create(@NotNull @Valid RateCardRequest request) {
        RateCard card = service.create(request);
        return Response.created(URI.create("/api/v1/rate-cards/" + card.id()))
                .entity(card)
                .build();
    }
}
