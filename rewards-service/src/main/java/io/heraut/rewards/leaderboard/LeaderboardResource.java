package io.heraut.rewards.leaderboard;

import io.heraut.web.paging.PageQuery;
import io.heraut.web.problem.Problem;
import io.heraut.web.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Leaderboards. */
@Path("/api/v1/leaderboards")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Leaderboards", description = "Who earned most")
class LeaderboardResource {
    private final LeaderboardService service;

    LeaderboardResource(LeaderboardService service) {
        this.service = service;
    }

    @GET
    @RolesAllowed({Roles.ADVOCATE, Roles.PROGRAM_MANAGER, Roles.ADMIN})
    @Operation(
            operationId = "getLeaderboard",
            summary = "Read a month's leaderboard",
            description =
                    "By what was earned for what happened in that month of the organisation. The most points come first;"
                            + " equal points share a rank, and who had them earlier is listed first. Teams are those of today, and people"
                            + " without one are in no team's sum. `me` is the caller's own place. Roles: `advocate`, `program-manager`,"
                            + " `admin`.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the board",
            content =
                    @Content(
                            schema = @Schema(implementation = LeaderboardView.class),
                            examples = @ExampleObject(value = """
                                    {"period": "month", "month": "2026-03", "from": "2026-02-28T23:00:00Z", \
                                    "to": "2026-03-31T22:00:00Z", "timeZone": "Europe/Amsterdam", "by": "person", \
                                    "items": [{"rank": 1, "advocateId": "0197a3c0-0000-7000-8000-000000000004", \
                                    "name": "Amira Haddad", "team": "sales", "points": 12}], \
                                    "me": {"rank": 1, "advocateId": "0197a3c0-0000-7000-8000-000000000004", \
                                    "name": "Amira Haddad", "team": "sales", "points": 12}}""")))
    @APIResponse(
            responseCode = "400",
            description = "`validation-failed`, `invalid-cursor`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response get(
            @Parameter(description = "The length of the period")
                    @QueryParam("period")
                    @DefaultValue("month")
                    @Pattern(regexp = "month", message = "must be month")
                    String period,
            @Parameter(description = "Which month; this one when absent", example = "2026-03")
                    @QueryParam("month")
                    @Nullable
                    String month,
            @Parameter(description = "Whose points are added up: `person` or `team`")
                    @QueryParam("by")
                    @DefaultValue("person")
                    @Pattern(regexp = "person|team", message = "must be person or team")
                    String by,
            @BeanParam @Valid PageQuery query,
            @Context UriInfo address) {
        LeaderboardView board = by.equals("team") ? service.byTeam(month, query) : service.byPerson(month, query);
        Response.ResponseBuilder answer = Response.ok(board);
        if (board.next() != null) {
            URI next = address.getRequestUriBuilder()
                    .replaceQueryParam("cursor", board.next())
                    .build();
            answer.header("Link", "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
        }
        return answer.build();
    }
}
