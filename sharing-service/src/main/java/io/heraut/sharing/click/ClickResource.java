package io.heraut.sharing.click;

import io.heraut.web.problem.Problem;
import io.heraut.web.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What came to the caller's links. */
@Path("/api/v1/links/{id}/clicks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADVOCATE)
@RunOnVirtualThread
@Tag(name = "Links", description = "Tracked links and what happened at them")
class ClickResource {
    private final ClickCounts counts;

    ClickResource(ClickCounts counts) {
        this.counts = counts;
    }

    @GET
    @Operation(
            operationId = "getLinkClicks",
            summary = "Count the clicks of one of the caller's links",
            description =
                    "Every request is counted in exactly one class; `raw` is the sum of all of them. With `breakdown`, the other"
                            + " classes are told apart, and people's clicks are counted by country, device, browser, page before and"
                            + " day, as far as single clicks are still kept; what visitors have in common is told from"
                            + " `visitorsDescribedFrom` visitors on. Role: `advocate`.")
    @APIResponse(
            responseCode = "200",
            description = "The counts",
            content =
                    @Content(
                            schema = @Schema(implementation = ClicksView.class),
                            examples = @ExampleObject(value = """
            {"linkId": "0197a3c0-0000-7000-8000-000000000006", "raw": 6, "human": 3, "previewBot": 1, "otherBot": 0, \
            "prefetch": 0, "scanner": 0, "self": 1, "duplicate": 1, "unknown": 0, \
            "classifierVersion": "2.2026-11-25", "asOf": "2026-03-02T09:30:00Z", \
            "singleClicksSince": "2026-03-02T00:00:00Z", "singleClicksHuman": 3, "visitorsDescribedFrom": 3, \
            "byCountry": [{"name": "NL", "clicks": 2}, {"name": "unknown", "clicks": 1}], \
            "byDevice": [{"name": "PHONE", "clicks": 2}, {"name": "DESKTOP", "clicks": 1}], \
            "byBrowser": [{"name": "Mobile Safari", "clicks": 2}, {"name": "Firefox", "clicks": 1}], \
            "byReferrer": [{"name": "www.linkedin.com", "clicks": 3}], \
            "byDay": [{"day": "2026-03-02", "clicks": 3}], \
            "dailyUniqueVisitors": [{"day": "2026-03-02", "visitors": 3}]}""")))
    @APIResponse(
            responseCode = "404",
            description = "The caller has no such link",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ClicksView clicks(
            @PathParam("id") UUID id,
            @Parameter(description = "Whether to tell the other classes apart, and what people have in common")
                    @QueryParam("breakdown")
                    @DefaultValue("false")
                    boolean breakdown) {
        return counts.of(id, breakdown);
    }
}
