package io.heraut.sharing.link;

import io.heraut.web.problem.Problem;
import io.heraut.web.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's tracked links. */
@Path("/api/v1/links")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADVOCATE)
@RunOnVirtualThread
@Tag(name = "Links", description = "Tracked links and what happened at them")
class LinkResource {
    private final LinkService service;

    LinkResource(LinkService service) {
        this.service = service;
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getLink", summary = "Read one of the caller's links", description = "Role: `advocate`.")
    @APIResponse(
            responseCode = "200",
            description = "The link",
            content =
                    @Content(schema = @Schema(implementation = LinkView.class), examples = @ExampleObject(value = """
            {"id": "0197a3c0-0000-7000-8000-000000000006", "code": "4kd7x2mq9pvtz", \
            "url": "https://go.example.com/s/4kd7x2mq9pvtz", "shareId": "0197a3c0-0000-7000-8000-000000000005", \
            "contentItemId": "0197a3c0-0000-7000-8000-000000000001", "network": "LINKEDIN", \
            "createdAt": "2026-03-02T09:15:00Z"}""")))
    @APIResponse(
            responseCode = "404",
            description = "The caller has no such link",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public LinkView get(@PathParam("id") UUID id) {
        return service.own(id);
    }
}
