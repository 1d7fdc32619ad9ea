package io.heraut.sharing.channel;

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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's channels. */
@Path("/api/v1/me/channels")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADVOCATE)
@RunOnVirtualThread
@Tag(name = "Me", description = "The caller's own profile and channels")
class ChannelResource {
    private static final String EXAMPLE = """
            {"id": "0197a3c0-0000-7000-8000-000000000010", "network": "LINKEDIN", "kind": "PERSONAL", \
            "handle": "amira-haddad", "createdAt": "2026-03-02T09:15:00Z"}""";

    private final ChannelService service;

    ChannelResource(ChannelService service) {
        this.service = service;
    }

    @POST
    @Idempotent
    @Operation(
            operationId = "addChannel",
            summary = "Add a channel",
            description =
                    "Says where the caller shares. No account is connected. A channel that is there already, the same"
                            + " in network, kind and handle, is answered with 200 instead of being added twice. Role: `advocate`.")
    @RequestBody(
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            value =
                                                    "{\"network\": \"LINKEDIN\", \"kind\": \"PERSONAL\", \"handle\": \"amira-haddad\"}")))
    @APIResponse(
            responseCode = "201",
            description = "The channel was added; `Location` names it",
            content =
                    @Content(
                            schema = @Schema(implementation = ChannelView.class),
                            examples = @ExampleObject(value = EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The channel was there already",
            content = @Content(schema = @Schema(implementation = ChannelView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`too-many-channels`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`unknown-network`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response add(@NotNull @Valid ChannelRequest request) {
        ChannelService.Added added = service.add(request);
        ChannelView view = ChannelView.of(added.channel());
        return added.isNew()
                ? Response.created(URI.create("/api/v1/me/channels/" + view.id()))
                        .entity(view)
                        .build()
                : Response.ok(view).build();
    }

    @GET
    @Operation(
            operationId = "listChannels",
            summary = "List the caller's channels",
            description = "In the order in which they were added. Role: `advocate`.")
    @APIResponse(
            responseCode = "200",
            description = "A page of channels",
            content = @Content(examples = @ExampleObject(value = "{\"items\": [" + EXAMPLE + "]}")))
    public Page<ChannelView> list(@BeanParam @Valid PageQuery query) {
        return service.list(query).map(ChannelView::of);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "removeChannel",
            summary = "Remove a channel",
            description = "Its handle is forgotten. Shares that were made through it stay. Role: `advocate`.")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(
            responseCode = "404",
            description = "The caller has no such channel",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public void remove(@PathParam("id") UUID id) {
        service.remove(id);
    }
}
