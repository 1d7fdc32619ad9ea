package io.heraut.webhooks.delivery;

import io.heraut.kit.idempotency.Idempotent;
import io.heraut.web.paging.Page;
import io.heraut.web.paging.PageQuery;
import io.heraut.web.security.Roles;
import io.heraut.web.security.Scopes;
import io.heraut.webhooks.Examples;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path(DeliveryResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Scopes.WEBHOOKS_MANAGE})
@RunOnVirtualThread
@Tag(name = "Deliveries", description = "What was sent, what came of it, and sending it again")
class DeliveryResource {
    static final String PATH = "/api/v1/deliveries";

    private final DeliveryService service;

    DeliveryResource(DeliveryService service) {
        this.service = service;
    }

    @GET
    @Operation(
            operationId = "listDeliveries",
            summary = "List deliveries",
            description =
                    "Newest first. A partner sees those to its own endpoints, an administrator all. They are kept "
                            + "for a month after their end.")
    @APIResponse(
            responseCode = "200",
            description = "A page of deliveries",
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "A page",
                                            value = "{\"items\": [" + Examples.DELIVERY + "]}")))
    @APIResponse(responseCode = "400", description = "`invalid-cursor`, `validation-failed`")
    public Page<DeliveryView> list(
            @Parameter(description = "Only those to this endpoint") @QueryParam("endpointId") @Nullable UUID endpointId,
            @Parameter(description = "Only those that stand there") @QueryParam("status") @Nullable
                    DeliveryStatus status,
            @Parameter(description = "Only those of this type of event", example = "points.awarded")
                    @QueryParam("eventType")
                    @Nullable
                    String eventType,
            @BeanParam @Valid PageQuery page) {
        return service.list(endpointId, status, eventType, page);
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getDelivery",
            summary = "Read a delivery",
            description = "One delivery with the body that is sent and all attempts: when, how long, what came back.")
    @APIResponse(
            responseCode = "200",
            description = "The delivery",
            content =
                    @Content(
                            schema = @Schema(implementation = DeliveryDetailView.class),
                            examples = @ExampleObject(name = "A delivery that failed once so far", value = """
                                                    {
                                                      "id": "0197a3c0-0000-7000-8000-000000000022",
                                                      "endpointId": "0197a3c0-0000-7000-8000-000000000021",
                                                      "eventId": "0197a3c0-0000-7000-8000-000000000109",
                                                      "eventType": "content.expired",
                                                      "status": "PENDING",
                                                      "test": false,
                                                      "attemptCount": 1,
                                                      "lastOutcome": "REFUSED",
                                                      "lastHttpStatus": 500,
                                                      "nextAttemptAt": "2026-03-02T09:15:05Z",
                                                      "createdAt": "2026-03-02T09:15:00Z",
                                                      "body": "{\\"type\\":\\"content.expired\\",\\"timestamp\\":\\"2026-03-02T09:15:00Z\\"}",
                                                      "attempts": [
                                                        {
                                                          "number": 1,
                                                          "startedAt": "2026-03-02T09:15:00.020Z",
                                                          "durationMs": 87,
                                                          "outcome": "REFUSED",
                                                          "httpStatus": 500,
                                                          "responseBody": "Out of order"
                                                        }
                                                      ]
                                                    }""")))
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such delivery, or it is somebody else's")
    public DeliveryDetailView get(@PathParam("id") UUID id) {
        return service.get(id);
    }

    @POST
    @Path("/{id}/retry")
    @Idempotent
    @Operation(
            operationId = "retryDelivery",
            summary = "Send a delivery again",
            description = "Now, whatever came of it before, and then by the schedule from its beginning. The "
                    + "`webhook-id` stays the same.")
    @APIResponse(
            responseCode = "202",
            description = "It is sent; reading it tells what came of it",
            content =
                    @Content(
                            schema = @Schema(implementation = DeliveryView.class),
                            examples = @ExampleObject(name = "The delivery", value = Examples.DELIVERY)))
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such delivery, or it is somebody else's")
    @APIResponse(
            responseCode = "409",
            description = "`endpoint-disabled`; `delivery-in-flight`: an attempt is being made")
    public Response retry(@PathParam("id") UUID id) {
        return Response.accepted(service.retry(id)).build();
    }
}
