package io.heraut.sharing.results;

import io.heraut.web.problem.Problem;
import io.heraut.web.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the caller's sharing did. */
@Path("/api/v1/me/results")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADVOCATE)
@RunOnVirtualThread
@Tag(name = "Me", description = "The caller's own profile and channels")
class ResultsResource {
    private final ResultsService service;

    ResultsResource(ResultsService service) {
        this.service = service;
    }

    @GET
    @Operation(
            operationId = "getMyResults",
            summary = "See what the caller's sharing did",
            description =
                    "Shares of the period by their evidence, and the clicks that came in it: by class (`raw` is the sum"
                            + " of all), network, item, and day or week. Nobody else's are in it. Without `from` and `to`, the last"
                            + " 90 days. Role: `advocate`.")
    @APIResponse(
            responseCode = "200",
            description = "The results",
            content =
                    @Content(
                            schema = @Schema(implementation = ResultsView.class),
                            examples = @ExampleObject(value = """
            {"from": "2026-03-01", "to": "2026-03-31", "zone": "Europe/Amsterdam", "asOf": "2026-03-31T09:30:00Z", \
            "classifierVersion": "1.2026-11-24", "shares": 2, "sharesByLevel": {"ISSUED": 0, "CLAIMED": 1, \
            "PREVIEWED": 0, "CLICKED": 1, "LINKED": 0, "SUSTAINED": 0}, "clicks": {"raw": 6, "human": 3, \
            "previewBot": 1, "otherBot": 0, "prefetch": 0, "scanner": 0, "self": 1, "duplicate": 1, "unknown": 0}, \
            "clicksPerShare": 1.50, "byNetwork": [{"network": "LINKEDIN", "shares": 2, "human": 3}], \
            "byItem": [{"contentItemId": "0197a3c0-0000-7000-8000-000000000001", "title": "Our first electric ferry", \
            "shares": 2, "human": 3}], "otherItems": {"items": 0, "shares": 0, "human": 0}, \
            "byInterval": [{"start": "2026-03-02", "shares": 2, "clicks": {"raw": 6, "human": 3, "previewBot": 1, \
            "otherBot": 0, "prefetch": 0, "scanner": 0, "self": 1, "duplicate": 1, "unknown": 0}}]}""")))
    @APIResponse(
            responseCode = "400",
            description = "`validation-failed`: the days or the zone can not be",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ResultsView results(
            @Parameter(description = "The first day", example = "2026-03-01") @QueryParam("from") @Nullable
                    LocalDate from,
            @Parameter(description = "The last day, at most two years later", example = "2026-03-31")
                    @QueryParam("to")
                    @Nullable
                    LocalDate to,
            @Parameter(
                            description = "Where the days begin; the organisation's time zone if left out",
                            example = "Europe/Amsterdam")
                    @QueryParam("zone")
                    @Nullable
                    String zone,
            @Parameter(description = "Into which pieces of time results are cut; weeks begin on Monday")
                    @QueryParam("interval")
                    @DefaultValue("DAY")
                    Interval interval) {
        return service.own(from, to, zone, interval);
    }
}
