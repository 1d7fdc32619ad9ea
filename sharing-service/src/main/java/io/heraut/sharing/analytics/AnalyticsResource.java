package io.heraut.sharing.analytics;

import io.heraut.web.problem.Problem;
import io.heraut.web.security.Roles;
import io.heraut.web.security.Scopes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reports. */
@Path("/api/v1/analytics")
@RolesAllowed({Roles.PROGRAM_MANAGER, Roles.ADMIN, Scopes.ANALYTICS_READ})
@RunOnVirtualThread
@Tag(name = "Analytics", description = "What sharing did")
class AnalyticsResource {
    private static final String CSV = "text/csv";

    /** How the answer is written. */
    enum Format {
        JSON,
        CSV;

        @Override
        public String toString() {
            return this == JSON ? "json" : "csv";
        }
    }

    private final AnalyticsService service;

    AnalyticsResource(AnalyticsService service) {
        this.service = service;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @Operation(operationId = "getAnalytics", summary = "Ask what sharing did", description = """
                    Shares by evidence level, clicks by class, clicks per share, daily unique visitors and earned media value, \
                    for a period on quarters of an hour, told apart by day (in any time zone) and by one more: network, item, \
                    type, topic (items with several topics are rows of their own), campaign, team or country.

                    The total is the sum of the rows; `raw` is the sum of all classes. Every answer names its state (`asOf`): \
                    asked with it, the same question has the same figures, whatever came since.

                    Behind each value that is named stand at least `heraut.organisation.privacy.k` people; the others are told \
                    together, as `OTHER`. Team and country can be asked for a whole month of the organisation, some days after \
                    its end.

                    Roles: `program-manager`, `admin`, `scope:analytics:read`.""")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = AnalyticsView.class),
                        examples = @ExampleObject(value = """
            {"asOf": "YXNvZjE6NDI", "state": {"closedAt": "2026-04-01T08:00:02Z", "classifierVersion": "1.2026-11-24"}, \
            "from": "2026-02-28T23:00:00Z", "to": "2026-03-31T22:00:00Z", "zone": "Europe/Amsterdam", "groupBy": ["network"], \
            "total": {"shares": {"total": 20, "issued": 4, "claimed": 2, "previewed": 4, "clicked": 10, "linked": 0, "sustained": 0}, \
            "clicks": {"raw": 61, "human": 42, "previewBot": 14, "otherBot": 2, "prefetch": 0, "scanner": 0, "self": 1, \
            "duplicate": 2, "unknown": 0}, "clicksPerShare": 3.0}, \
            "rows": [{"kind": "VALUE", "value": "LINKEDIN", "figures": {"shares": {"total": 20, "issued": 4, "claimed": 2, \
            "previewed": 4, "clicked": 10, "linked": 0, "sustained": 0}, "clicks": {"raw": 61, "human": 42, "previewBot": 14, \
            "otherBot": 2, "prefetch": 0, "scanner": 0, "self": 1, "duplicate": 2, "unknown": 0}, "clicksPerShare": 3.0}}], \
            "definitions": [{"key": "clicks-per-share", "version": 1}, {"key": "human-clicks", "version": 1}, \
            {"key": "raw-clicks", "version": 1}, {"key": "shares", "version": 1}], "notes": []}""")),
                @Content(
                        mediaType = CSV,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(value = "row,day,kind,value,label,shares,…"))
            })
    @APIResponse(
            responseCode = "400",
            description = "`validation-failed`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "`month-not-settled`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description =
                    "`not-a-quarter`, `period-invalid`, `unknown-time-zone`, `question-not-permitted`, `as-of-unknown`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response get(
            @BeanParam AnalyticsQuery query,
            @Parameter(description = "As the `Accept` header says when absent", example = "csv")
                    @QueryParam("format")
                    @Nullable
                    Format format,
            @Context HttpHeaders headers) {
        AnalyticsView view = service.answer(query);
        if (format == Format.CSV || format == null && prefersCsv(headers)) {
            String name = "heraut-analytics-" + day(view.from()) + "-" + day(view.to()) + ".csv";
            return Response.ok(new AnalyticsCsv(view), CSV + ";charset=UTF-8")
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                    .build();
        }
        return Response.ok(view, MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static LocalDate day(java.time.Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static boolean prefersCsv(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .filter(type -> !type.isWildcardSubtype())
                .findFirst()
                .filter(type -> type.isCompatible(new MediaType("text", "csv")))
                .isPresent();
    }
}
