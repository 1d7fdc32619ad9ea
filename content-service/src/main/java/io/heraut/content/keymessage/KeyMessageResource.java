package io.heraut.content.keymessage;

import com.fasterxml.jackson.databind.JsonNode;
import io.heraut.content.request.Answers;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/key-messages")
@Tag(name = "Key messages", description = "What the company wants understood, whatever the item")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class KeyMessageResource {
    private static final String EXAMPLE = """
            {
                "id": "0197a3c0-0000-7000-8000-000000000002",
                "title": "We build for a quiet sea",
                "text": "By 2035 no new ship of ours burns anything. We say what works, and what does not yet.",
                "createdBy": "0197a3c0-0000-7000-8000-00000000000c",
                "createdAt": "2026-03-02T08:00:00Z",
                "changedAt": "2026-03-02T08:00:00Z"
            }""";
    private static final String CREATE_EXAMPLE = """
            {
                "title": "We build for a quiet sea",
                "text": "By 2035 no new ship of ours burns anything. We say what works, and what does not yet."
            }""";
    private static final String CHANGE_EXAMPLE = "{\"title\": \"We build for a quieter sea\"}";

    private final KeyMessageService keyMessages;

    KeyMessageResource(KeyMessageService keyMessages) {
        this.keyMessages = keyMessages;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @RolesAllowed({Roles.CURATOR, Roles.ADMIN})
    @Operation(
            operationId = "createKeyMessage",
            summary = "Write a key message",
            description = "For curators and admins.")
    @APIResponse(
            responseCode = "201",
            description = "The key message; `Location` and `ETag` name it and its version",
            content =
                    @Content(
                            schema = @Schema(implementation = KeyMessageView.class),
                            examples = @ExampleObject(name = "KeyMessage", value = EXAMPLE)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: see `errors`")
    @APIResponse(responseCode = "409", description = "`advocate-not-known-yet`: ask again in a moment")
    public Response create(
            @NotNull
                    @Valid
                    @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = KeyMessageRequest.class),
                                            examples = @ExampleObject(name = "New", value = CREATE_EXAMPLE)))
                    KeyMessageRequest request) {
        KeyMessageService.Versioned created = keyMessages.create(request);
        return Answers.created("/api/v1/key-messages/" + created.view().id(), created.view(), created.version());
    }

    @GET
    @RolesAllowed({
        Roles.ADVOCATE,
        Roles.CURATOR,
        Roles.REVIEWER,
        Roles.PROGRAM_MANAGER,
        Roles.ADMIN,
        Scopes.CONTENT_READ
    })
    @Operation(
            operationId = "listKeyMessages",
            summary = "List key messages",
            description = "Newest first. For everybody, and for partners with the scope `content:read`.")
    @APIResponse(
            responseCode = "200",
            description = "A page of key messages",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = KeyMessageView.class),
                                                @SchemaProperty(
                                                        name = "next",
                                                        type = SchemaType.STRING,
                                                        description =
                                                                "`cursor` of the page after; absent on the last one")
                                            }),
                            examples = @ExampleObject(name = "Page", value = "{\"items\": [" + EXAMPLE + "]}")))
    @APIResponse(responseCode = "400", description = "`invalid-cursor` or `validation-failed`")
    public Page<KeyMessageView> list(@BeanParam @Valid PageQuery page) {
        return keyMessages.list(page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Roles.ADVOCATE,
        Roles.CURATOR,
        Roles.REVIEWER,
        Roles.PROGRAM_MANAGER,
        Roles.ADMIN,
        Scopes.CONTENT_READ
    })
    @Operation(
            operationId = "getKeyMessage",
            summary = "Read a key message",
            description = "For everybody, and for partners with the scope `content:read`.")
    @APIResponse(
            responseCode = "200",
            description = "The key message; `ETag` names its version",
            content =
                    @Content(
                            schema = @Schema(implementation = KeyMessageView.class),
                            examples = @ExampleObject(name = "KeyMessage", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response get(@PathParam("id") UUID id) {
        KeyMessageService.Versioned found = keyMessages.get(id);
        return Answers.ok(found.view(), found.version());
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @RolesAllowed({Roles.CURATOR, Roles.ADMIN})
    @Operation(
            operationId = "editKeyMessage",
            summary = "Edit a key message",
            description = "Changes what the body names and leaves the rest (RFC 7396). For curators and admins.")
    @APIResponse(
            responseCode = "200",
            description = "The key message as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = KeyMessageView.class),
                            examples = @ExampleObject(name = "KeyMessage", value = EXAMPLE)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: see `errors`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`advocate-not-known-yet`: ask again in a moment")
    @APIResponse(responseCode = "412", description = "`precondition-failed`: it was changed since it was read")
    @APIResponse(responseCode = "428", description = "`precondition-required`: `If-Match` is missing")
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull
                    @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = KeyMessageRequest.class),
                                            examples = @ExampleObject(name = "Edit", value = CHANGE_EXAMPLE)))
                    JsonNode patch) {
        KeyMessageService.Versioned changed = keyMessages.change(id, ifMatch, patch);
        return Answers.ok(changed.view(), changed.version());
    }
}
