package io.heraut.content.item;

import com.fasterxml.jackson.databind.JsonNode;
import io.heraut.content.request.AnsweredBefore;
import io.heraut.content.request.Answers;
import io.heraut.content.request.Filters;
import io.heraut.kit.idempotency.Idempotent;
import io.heraut.web.paging.Page;
import io.heraut.web.paging.PageQuery;
import io.heraut.web.security.Roles;
import io.heraut.web.security.Scopes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/content-items")
@Tag(name = "Content items", description = "From draft to published and out again")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ContentItemResource {
    private static final String EXAMPLE = """
            {
                "id": "0197a3c0-0000-7000-8000-000000000001",
                "status": "PUBLISHED",
                "contentType": "NEWS",
                "language": "en",
                "title": "Our first electric ferry leaves the yard",
                "summary": "After three years of work the ferry makes its first crossing.",
                "canonicalUrl": "https://news.example.com/2026/electric-ferry",
                "image": "https://news.example.com/2026/electric-ferry.jpg",
                "openGraph": {"title": "Our first electric ferry leaves the yard", "siteName": "Example Newsroom"},
                "topics": ["sustainability"],
                "audience": {"countries": ["NL"], "teams": ["sales"], "languages": []},
                "keyMessageIds": ["0197a3c0-0000-7000-8000-000000000002"],
                "sourceId": "0197a3c0-0000-7000-8000-000000000004",
                "publishedAtSource": "2026-03-02T08:15:00Z",
                "expiresAt": "2026-09-01T00:00:00Z",
                "publication": 1,
                "publishedAt": "2026-03-02T09:15:00Z",
                "visibleFrom": "2026-03-02T09:15:00Z",
                "createdAt": "2026-03-02T08:30:00Z",
                "editedAt": "2026-03-02T08:45:00Z",
                "createdBy": "0197a3c0-0000-7000-8000-00000000000c",
                "editedBy": "0197a3c0-0000-7000-8000-00000000000c",
                "submittedBy": "0197a3c0-0000-7000-8000-00000000000c",
                "submittedAt": "2026-03-02T08:50:00Z",
                "approvedBy": "0197a3c0-0000-7000-8000-00000000000d",
                "approvedAt": "2026-03-02T09:00:00Z",
                "publishedBy": "0197a3c0-0000-7000-8000-00000000000c"
            }""";
    private static final String CREATE_EXAMPLE = """
            {
                "canonicalUrl": "https://news.example.com/2026/electric-ferry",
                "title": "Our first electric ferry leaves the yard",
                "topics": ["sustainability"]
            }""";
    private static final String CHANGE_EXAMPLE = """
            {
                "summary": "After three years of work the ferry makes its first crossing.",
                "audience": {"countries": ["NL"]},
                "keyMessageIds": ["0197a3c0-0000-7000-8000-000000000002"],
                "expiresAt": "2026-09-01T00:00:00Z"
            }""";
    private static final String NOTE_EXAMPLE = "{\"note\": \"The figure in the summary is last year's.\"}";
    private static final String REASON_EXAMPLE = "{\"reason\": \"The yard has corrected the date.\"}";

    private final ContentItemService items;
    private final AnsweredBefore answeredBefore;

    ContentItemResource(ContentItemService items, AnsweredBefore answeredBefore) {
        this.items = items;
        this.answeredBefore = answeredBefore;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CURATOR, Roles.ADMIN})
    @Operation(
            operationId = "createContentItem",
            summary = "Write a content item",
            description = "The page is read for what the request leaves out and for its preview. The item is a draft."
                    + " For curators and admins.")
    @APIResponse(
            responseCode = "201",
            description = "The item; `Location` and `ETag` name it and its version",
            content =
                    @Content(
                            schema = @Schema(implementation = ContentItemView.class),
                            examples = @ExampleObject(name = "ContentItem", value = EXAMPLE)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: see `errors`")
    @APIResponse(responseCode = "409", description = "`advocate-not-known-yet`: ask again in a moment")
    @APIResponse(responseCode = "422", description = "`unknown-key-message`: see `errors`")
    public Response create(
            @NotNull
                    @Valid
                    @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = ContentItemRequest.class),
                                            examples = @ExampleObject(name = "New", value = CREATE_EXAMPLE)))
                    ContentItemRequest request) {
        try {
            return answeredBefore.orThrow();
        } catch (AnsweredBefore.NotYet e) {
            return items.create(items.prepare(request));
        }
    }

    @GET
    @RolesAllowed({Roles.CURATOR, Roles.REVIEWER, Roles.PROGRAM_MANAGER, Roles.ADMIN, Scopes.CONTENT_READ})
    @Operation(
            operationId = "listContentItems",
            summary = "List content items",
            description = "Newest first. For curators, reviewers, program managers and admins; partners with the scope"
                    + " `content:read` get those that advocates can see now. Advocates have their feed.")
    @APIResponse(
            responseCode = "200",
            description = "A page of items",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = ContentItemView.class),
                                                @SchemaProperty(
                                                        name = "next",
                                                        type = SchemaType.STRING,
                                                        description =
                                                                "`cursor` of the page after; absent on the last one")
                                            }),
                            examples = @ExampleObject(name = "Page", value = "{\"items\": [" + EXAMPLE + "]}")))
    @APIResponse(responseCode = "400", description = "`invalid-cursor` or `validation-failed`")
    public Page<ContentItemView> list(
            @Parameter(schema = @Schema(implementation = ItemStatus.class)) @QueryParam("status") @Nullable
                    String status,
            @Parameter(
                            description = "Only items that were imported from this source",
                            schema = @Schema(implementation = UUID.class))
                    @QueryParam("sourceId")
                    @Nullable
                    String sourceId,
            @Parameter(schema = @Schema(implementation = ContentType.class)) @QueryParam("contentType") @Nullable
                    String contentType,
            @Parameter(description = "Only items in this language (BCP 47, by primary language)", example = "en")
                    @QueryParam("language")
                    @Nullable
                    String language,
            @Parameter(description = "Only items on this topic", example = "sustainability")
                    @QueryParam("topic")
                    @Nullable
                    String topic,
            @BeanParam @Valid PageQuery page) {
        return items.list(
                new ItemFilter(
                        Filters.constant("status", status, ItemStatus.class),
                        Filters.id("sourceId", sourceId),
                        Filters.constant("contentType", contentType, ContentType.class),
                        Filters.language("language", language),
                        Filters.topic("topic", topic)),
                page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.CURATOR, Roles.REVIEWER, Roles.PROGRAM_MANAGER, Roles.ADMIN, Scopes.CONTENT_READ})
    @Operation(
            operationId = "getContentItem",
            summary = "Read a content item",
            description = "For curators, reviewers, program managers and admins; for partners with the scope"
                    + " `content:read` if advocates can see it now.")
    @APIResponse(
            responseCode = "200",
            description = "The item; `ETag` names its version",
            content =
                    @Content(
                            schema = @Schema(implementation = ContentItemView.class),
                            examples = @ExampleObject(name = "ContentItem", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response get(@PathParam("id") UUID id) {
        return answer(items.get(id));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @RolesAllowed({Roles.CURATOR, Roles.ADMIN})
    @Operation(
            operationId = "editContentItem",
            summary = "Edit a content item",
            description = "Changes what the body names and leaves the rest (RFC 7396). An item that was submitted or"
                    + " approved is a draft afterwards; a published one has to be withdrawn and returned first. For"
                    + " curators and admins.")
    @APIResponse(
            responseCode = "200",
            description = "The item as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = ContentItemView.class),
                            examples = @ExampleObject(name = "ContentItem", value = EXAMPLE)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: see `errors`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`wrong-status`: see `possible`; or `advocate-not-known-yet`")
    @APIResponse(responseCode = "412", description = "`precondition-failed`: it was changed since it was read")
    @APIResponse(responseCode = "422", description = "`unknown-key-message`: see `errors`")
    @APIResponse(responseCode = "428", description = "`precondition-required`: `If-Match` is missing")
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull
                    @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = ContentItemEdit.class),
                                            examples = @ExampleObject(name = "Edit", value = CHANGE_EXAMPLE)))
                    JsonNode patch) {
        return answer(items.edit(id, ifMatch, patch));
    }

    @POST
    @Path("/{id}/submit")
    @Idempotent
    @RolesAllowed({Roles.CURATOR, Roles.ADMIN})
    @Operation(
            operationId = "submitContentItem",
            summary = "Submit a draft for review",
            description = "For curators and admins.")
    @APIResponse(
            responseCode = "200",
            description = "The item, in review",
            content =
                    @Content(
                            schema = @Schema(implementation = ContentItemView.class),
                            examples = @ExampleObject(name = "ContentItem", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`wrong-status`: see `possible`; or `advocate-not-known-yet`")
    @APIResponse(responseCode = "412", description = "`precondition-failed`: `If-Match` names another version")
    public Response submit(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(items.submit(id, ifMatch));
    }

    @POST
    @Path("/{id}/approve")
    @Idempotent
    @RolesAllowed({Roles.REVIEWER, Roles.ADMIN})
    @Operation(
            operationId = "approveContentItem",
            summary = "Approve an item",
            description =
                    "By somebody who did not write it, edit it last or submit it: that holds for admins as well. `If-Match`,"
                            + " where it is sent, makes sure that what was read is what is approved. For reviewers and admins.")
    @APIResponse(
            responseCode = "200",
            description = "The item, approved",
            content =
                    @Content(
                            schema = @Schema(implementation = ContentItemView.class),
                            examples = @ExampleObject(name = "ContentItem", value = EXAMPLE)))
    @APIResponse(responseCode = "403", description = "`own-work`: somebody else has to approve it; or `forbidden`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`wrong-status`: see `possible`; or `advocate-not-known-yet`")
    @APIResponse(responseCode = "412", description = "`precondition-failed`: `If-Match` names another version")
    public Response approve(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(items.approve(id, ifMatch));
    }

    @POST
    @Path("/{id}/return")
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @RolesAllowed({Roles.CURATOR, Roles.REVIEWER, Roles.ADMIN})
    @Operation(
            operationId = "returnContentItem",
            summary = "Return an item to draft",
            description =
                    "With a note: from review, after approval, or to take up again what was withdrawn or has expired. For"
                            + " curators, reviewers and admins.")
    @APIResponse(
            responseCode = "200",
            description = "The item, a draft with the note",
            content =
                    @Content(
                            schema = @Schema(implementation = ContentItemView.class),
                            examples = @ExampleObject(name = "ContentItem", value = EXAMPLE)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: see `errors`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`wrong-status`: see `possible`; or `advocate-not-known-yet`")
    @APIResponse(responseCode = "412", description = "`precondition-failed`: `If-Match` names another version")
    public Response returnToDraft(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull
                    @Valid
                    @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = NoteRequest.class),
                                            examples = @ExampleObject(name = "Note", value = NOTE_EXAMPLE)))
                    NoteRequest request) {
        return answer(items.returnToDraft(id, ifMatch, request.note()));
    }

    @POST
    @Path("/{id}/publish")
    @Idempotent
    @RolesAllowed({Roles.CURATOR, Roles.REVIEWER, Roles.ADMIN})
    @Operation(
            operationId = "publishContentItem",
            summary = "Publish an approved item",
            description =
                    "Advocates see it from now on, or from the end of its embargo on. For curators, reviewers and admins.")
    @APIResponse(
            responseCode = "200",
            description = "The item, published",
            content =
                    @Content(
                            schema = @Schema(implementation = ContentItemView.class),
                            examples = @ExampleObject(name = "ContentItem", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "409",
            description = "`wrong-status`: see `possible`; `expired-already`; or `advocate-not-known-yet`")
    @APIResponse(responseCode = "412", description = "`precondition-failed`: `If-Match` names another version")
    public Response publish(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(items.publish(id, ifMatch));
    }

    @POST
    @Path("/{id}/withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @RolesAllowed({Roles.CURATOR, Roles.REVIEWER, Roles.ADMIN})
    @Operation(
            operationId = "withdrawContentItem",
            summary = "Take a published item back",
            description =
                    "It can not be shared any more, and its links answer 410. For curators, reviewers and admins.")
    @APIResponse(
            responseCode = "200",
            description = "The item, withdrawn",
            content =
                    @Content(
                            schema = @Schema(implementation = ContentItemView.class),
                            examples = @ExampleObject(name = "ContentItem", value = EXAMPLE)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: see `errors`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`wrong-status`: see `possible`; or `advocate-not-known-yet`")
    @APIResponse(responseCode = "412", description = "`precondition-failed`: `If-Match` names another version")
    public Response withdraw(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid
                    @Nullable
                    @RequestBody(
                            required = false,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = WithdrawalRequest.class),
                                            examples = @ExampleObject(name = "Reason", value = REASON_EXAMPLE)))
                    WithdrawalRequest request) {
        return answer(items.withdraw(id, ifMatch, request == null ? null : request.reason()));
    }

    private static Response answer(ContentItemService.Versioned item) {
        return Answers.ok(item.view(), item.version());
    }
}
