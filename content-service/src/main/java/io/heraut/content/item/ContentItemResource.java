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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
            content = @Content(schema = @Schema(implementation = ContentItemView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: see `errors`")
    @APIResponse(responseCode = "409", description = "`advocate-not-known-yet`: ask again in a moment")
    @APIResponse(responseCode = "422", description = "`unknown-key-message`: see `errors`")
    public Response create(@NotNull @Valid ContentItemRequest request) {
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
    @APIResponse(responseCode = "200", description = "A page of items")
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
            content = @Content(schema = @Schema(implementation = ContentItemView.class)))
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
            content = @Content(schema = @Schema(implementation = ContentItemView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: see `errors`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`wrong-status`: see `possible`; or `advocate-not-known-yet`")
    @APIResponse(responseCode = "412", description = "`precondition-failed`: it was changed since it was read")
    @APIResponse(responseCode = "422", description = "`unknown-key-message`: see `errors`")
    @APIResponse(responseCode = "428", description = "`precondition-required`: `If-Match` is missing")
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = ContentItemEdit.class)))
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
            content = @Content(schema = @Schema(implementation = ContentItemView.class)))
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
            content = @Content(schema = @Schema(implementation = ContentItemView.class)))
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
            content = @Content(schema = @Schema(implementation = ContentItemView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: see `errors`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`wrong-status`: see `possible`; or `advocate-not-known-yet`")
    @APIResponse(responseCode = "412", description = "`precondition-failed`: `If-Match` names another version")
    public Response returnToDraft(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NoteRequest request) {
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
            content = @Content(schema = @Schema(implementation = ContentItemView.class)))
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
            content = @Content(schema = @Schema(implementation = ContentItemView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: see `errors`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`wrong-status`: see `possible`; or `advocate-not-known-yet`")
    @APIResponse(responseCode = "412", description = "`precondition-failed`: `If-Match` names another version")
    public Response withdraw(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @Nullable WithdrawalRequest request) {
        return answer(items.withdraw(id, ifMatch, request == null ? null : request.reason()));
    }

    private static Response answer(ContentItemService.Versioned item) {
        return Answers.ok(item.view(), item.version());
    }
}
