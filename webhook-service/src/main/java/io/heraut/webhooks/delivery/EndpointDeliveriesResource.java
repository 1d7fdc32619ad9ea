package io.heraut.webhooks.delivery;

import io.heraut.kit.idempotency.Idempotent;
import io.heraut.web.security.Roles;
import io.heraut.web.security.Scopes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/webhook-endpoints/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Scopes.WEBHOOKS_MANAGE})
@RunOnVirtualThread
@Tag(name = "Webhook endpoints")
class EndpointDeliveriesResource {
    private static final String NOT_FOUND = "`not-found`: there is no such endpoint, or it is somebody else's";

    private final DeliveryService service;

    EndpointDeliveriesResource(DeliveryService service) {
        this.service = service;
    }

    @POST
    @Path("/test")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "testWebhookEndpoint",
            summary = "Send a test to a webhook endpoint",
            description = "One attempt, signed like any other, also while the endpoint is disabled. The delivery tells "
                    + "what came of it. The body may be empty.")
    @APIResponse(
            responseCode = "202",
            description = "It is sent; reading the delivery tells what came of it",
            content =
                    @Content(
                            schema = @Schema(implementation = DeliveryView.class),
                            examples = @ExampleObject(name = "The delivery", value = """
                                                    {
                                                      "id": "0197a3c0-0000-7000-8000-000000000023",
                                                      "endpointId": "0197a3c0-0000-7000-8000-000000000021",
                                                      "eventId": "0197a3c0-0000-7000-8000-000000000024",
                                                      "eventType": "endpoint.test",
                                                      "status": "PENDING",
                                                      "test": true,
                                                      "attemptCount": 0,
                                                      "nextAttemptAt": "2026-03-02T09:15:00Z",
                                                      "createdAt": "2026-03-02T09:15:00Z"
                                                    }""")))
    @APIResponse(responseCode = "400", description = "`validation-failed`: there is no such event type")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    public Response test(@PathParam("id") UUID id, @Valid @Nullable TestRequest request) {
        DeliveryView delivery = service.test(id, request == null ? null : request.eventType());
        return Response.accepted(delivery)
                .header(HttpHeaders.LOCATION, DeliveryResource.PATH + "/" + delivery.id())
                .build();
    }

    @POST
    @Path("/replay")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replayWebhookEndpoint",
            summary = "Send again what did not arrive",
            description = "Every delivery to this endpoint that came in that time and failed or was skipped is sent "
                    + "now, and then by the schedule from its beginning.")
    @APIResponse(
            responseCode = "202",
            description = "So many are sent again",
            content =
                    @Content(
                            schema = @Schema(implementation = ReplayView.class),
                            examples = @ExampleObject(name = "A replay", value = "{\"deliveries\": 12}")))
    @APIResponse(responseCode = "400", description = "`validation-failed`: the time ends before it begins")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "409", description = "`endpoint-disabled`: enable it first")
    public Response replay(@PathParam("id") UUID id, @NotNull @Valid ReplayRequest request) {
        return Response.accepted(service.replay(id, request)).build();
    }
}
