package io.heraut.sharing.share;

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

/** The caller's shares. */
@Path("/api/v1/shares")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADVOCATE)
@RunOnVirtualThread
@Tag(name = "Shares", description = "Passing content on, and how well it is proven")
class ShareResource {
    private static final String EXAMPLE = """
            {"id": "0197a3c0-0000-7000-8000-000000000005", "advocateId": "7b1f2a52-3d5e-4b0a-9c57-0d2a6f1e8c44", \
            "contentItemId": "0197a3c0-0000-7000-8000-000000000001", "network": "LINKEDIN", "channelKind": "PERSONAL", \
            "captionId": "0197a3c0-0000-7000-8000-000000000003", "attempt": 1, "level": "ISSUED", \
            "link": {"id": "0197a3c0-0000-7000-8000-000000000006", "code": "4kd7x2mq9pvtz", \
            "url": "https://go.example.com/s/4kd7x2mq9pvtz"}, "text": "Three years of work, one quiet crossing.", \
            "intentUrl": "https://www.linkedin.com/sharing/share-offsite/?url=https%3A%2F%2Fgo.example.com%2Fs%2F4kd7x2mq9pvtz", \
            "copyText": true, "createdAt": "2026-03-02T09:15:00Z"}""";

    private final ShareService service;

    ShareResource(ShareService service) {
        this.service = service;
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "issueShare",
            summary = "Share a content item",
            description =
                    "Issues a tracked link of its own for this share, the text to post, and the address that opens the"
                            + " network's share dialog. The text is the given one, else the given caption, else the least used caption"
                            + " in the caller's language. Role: `advocate`.")
    @RequestBody(content = @Content(examples = @ExampleObject(value = """
            {"contentItemId": "0197a3c0-0000-7000-8000-000000000001", \
            "channelId": "0197a3c0-0000-7000-8000-000000000010"}""")))
    @APIResponse(
            responseCode = "201",
            description = "The share was issued; `Location` names it",
            content =
                    @Content(
                            schema = @Schema(implementation = ShareView.class),
                            examples = @ExampleObject(value = EXAMPLE)))
    @APIResponse(
            responseCode = "403",
            description = "`not-in-audience`: the item is meant for others",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "`content-not-known-yet` (ask again after `Retry-After`), `content-embargoed`,"
                    + " `content-withdrawn`, `content-expired`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`unknown-channel`, `unknown-caption`, `text-too-long`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response issue(@NotNull @Valid ShareRequest request) {
        ShareView share = service.issue(request);
        return Response.created(URI.create("/api/v1/shares/" + share.id()))
                .entity(share)
                .build();
    }

    @GET
    @Operation(
            operationId = "listShares",
            summary = "List the caller's shares",
            description = "The latest first. Role: `advocate`.")
    @APIResponse(
            responseCode = "200",
            description = "A page of shares",
            content = @Content(examples = @ExampleObject(value = "{\"items\": [" + EXAMPLE + "]}")))
    public Page<ShareView> list(@BeanParam @Valid PageQuery query) {
        return service.list(query);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getShare", summary = "Read one of the caller's shares", description = "Role: `advocate`.")
    @APIResponse(
            responseCode = "200",
            description = "The share",
            content =
                    @Content(
                            schema = @Schema(implementation = ShareView.class),
                            examples = @ExampleObject(value = EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "The caller has no such share",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ShareView get(@PathParam("id") UUID id) {
        return service.find(id);
    }

    @POST
    @Path("/{id}/claim")
    @Idempotent
    @Operation(
            operationId = "claimShare",
            summary = "Say that it was posted",
            description =
                    "The caller's word, kept as evidence of the level `CLAIMED`. Saying it again changes nothing. Role:"
                            + " `advocate`.")
    @APIResponse(
            responseCode = "200",
            description = "The share",
            content =
                    @Content(
                            schema = @Schema(implementation = ShareView.class),
                            examples = @ExampleObject(value = EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "The caller has no such share",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ShareView claim(@PathParam("id") UUID id) {
        return service.claim(id);
    }

    @GET
    @Path("/{id}/evidence")
    @Operation(
            operationId = "getShareEvidence",
            summary = "See what proves a share",
            description = "Each fact with its source. Levels are independent; the highest counts. Role: `advocate`.")
    @APIResponse(
            responseCode = "200",
            description = "The evidence",
            content =
                    @Content(
                            schema = @Schema(implementation = EvidenceView.class),
                            examples = @ExampleObject(value = """
            {"shareId": "0197a3c0-0000-7000-8000-000000000005", "level": "CLICKED", "facts": [\
            {"level": "ISSUED", "occurrence": 1, "at": "2026-03-02T09:15:00Z", "source": "SERVICE", \
            "explanation": "The tracked link was issued."}, \
            {"level": "CLICKED", "occurrence": 1, "at": "2026-03-02T09:21:07.312Z", "source": "VISITOR", \
            "referrer": "www.linkedin.com", "explanation": "A person followed the link from www.linkedin.com."}]}""")))
    @APIResponse(
            responseCode = "404",
            description = "The caller has no such share",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public EvidenceView evidence(@PathParam("id") UUID id) {
        return service.evidence(id);
    }
}
