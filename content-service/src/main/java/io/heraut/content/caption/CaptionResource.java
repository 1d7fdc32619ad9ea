package io.heraut.content.caption;

import io.heraut.kit.idempotency.Idempotent;
import io.heraut.web.paging.Page;
import io.heraut.web.security.Roles;
import io.heraut.web.security.Scopes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/content-items/{id}/captions")
@Tag(name = "Captions", description = "Texts that are suggested to whoever shares an item")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class CaptionResource {
    private static final String EXAMPLE = """
            {
                "id": "0197a3c0-0000-7000-8000-000000000003",
                "network": "LINKEDIN",
                "language": "en",
                "text": "Three years of work, one quiet crossing."
            }""";
    private static final String CREATE_EXAMPLE =
            "{\"network\": \"LINKEDIN\", \"language\": \"en\", \"text\": \"Three years of work, one quiet crossing.\"}";

    private final CaptionService captions;

    CaptionResource(CaptionService captions) {
        this.captions = captions;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @RolesAllowed({Roles.CURATOR, Roles.ADMIN})
    @Operation(
            operationId = "addCaption",
            summary = "Add a caption",
            description = "For one network and one language; an item can have 50. It is an edit of the item, which is a"
                    + " draft afterwards. For curators and admins.")
    @APIResponse(
            responseCode = "201",
            description = "The caption",
            content =
                    @Content(
                            schema = @Schema(implementation = CaptionView.class),
                            examples = @ExampleObject(name = "Caption", value = EXAMPLE)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: see `errors`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "409",
            description = "`wrong-status`: the item is published; `too-many-captions`; or `advocate-not-known-yet`")
    @APIResponse(
            responseCode = "422",
            description = "`caption-too-long`: the network does not take that many characters")
    public Response add(
            @PathParam("id") UUID id,
            @NotNull
                    @Valid
                    @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = CaptionRequest.class),
                                            examples = @ExampleObject(name = "New", value = CREATE_EXAMPLE)))
                    CaptionRequest request) {
        CaptionView added = captions.add(id, request);
        return Response.created(URI.create("/api/v1/content-items/" + id + "/captions/" + added.id()))
                .entity(added)
                .build();
    }

    @GET
    @RolesAllowed({Roles.CURATOR, Roles.REVIEWER, Roles.PROGRAM_MANAGER, Roles.ADMIN, Scopes.CONTENT_READ})
    @Operation(
            operationId = "listCaptions",
            summary = "List an item's captions",
            description = "All of them, in the order in which they were written. For curators, reviewers, program"
                    + " managers and admins; for partners with the scope `content:read` those of published items.")
    @APIResponse(
            responseCode = "200",
            description = "The captions",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = CaptionView.class),
                                                @SchemaProperty(
                                                        name = "next",
                                                        type = SchemaType.STRING,
                                                        description =
                                                                "`cursor` of the page after; absent on the last one")
                                            }),
                            examples = @ExampleObject(name = "Page", value = "{\"items\": [" + EXAMPLE + "]}")))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Page<CaptionView> list(@PathParam("id") UUID id) {
        return new Page<>(captions.list(id), null);
    }

    @DELETE
    @Path("/{captionId}")
    @RolesAllowed({Roles.CURATOR, Roles.ADMIN})
    @Operation(
            operationId = "deleteCaption",
            summary = "Delete a caption",
            description = "It is an edit of the item, which is a draft afterwards. For curators and admins.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "409",
            description = "`wrong-status`: the item is published; or `advocate-not-known-yet`")
    public void delete(@PathParam("id") UUID id, @PathParam("captionId") UUID captionId) {
        captions.delete(id, captionId);
    }
}
