package io.heraut.webhooks.endpoint;

import io.heraut.kit.idempotency.Idempotent;
import io.heraut.web.ETags;
import io.heraut.web.paging.Page;
import io.heraut.web.paging.PageQuery;
import io.heraut.web.security.Roles;
import io.heraut.web.security.Scopes;
import io.heraut.webhooks.Examples;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path(WebhookEndpointResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Scopes.WEBHOOKS_MANAGE})
@RunOnVirtualThread
@Tag(name = "Webhook endpoints", description = "Where events are posted to, signed by Standard Webhooks")
class WebhookEndpointResource {
    static final String PATH = "/api/v1/webhook-endpoints";

    private static final String NOT_FOUND = "`not-found`: there is no such endpoint, or it is somebody else's";
    private static final String STALE = "`precondition-failed`: it has changed since it was read";
    private static final String NO_MATCH = "`precondition-required`: the `If-Match` header is missing";
    private static final String BAD_ADDRESS =
            "`address-not-allowed`: the address is not on the public internet; `endpoint-unresolvable`: its host has no address";

    private final WebhookEndpointService service;

    WebhookEndpointResource(WebhookEndpointService service) {
        this.service = service;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent(storeBody = false)
    @Operation(
            operationId = "createWebhookEndpoint",
            summary = "Create a webhook endpoint",
            description = "From now on every event of these types is posted to the address, at least once, in no "
                    + "promised order. The answer holds the secret that checks the signatures; it is shown this once. "
                    + "The same request sent again by its `Idempotency-Key` is answered without it.")
    @APIResponse(
            responseCode = "201",
            description = "It was created",
            headers = {
                @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING))
            },
            content =
                    @Content(
                            schema = @Schema(implementation = CreatedEndpointView.class),
                            examples = @ExampleObject(name = "With its secret", value = """
                                                    {
                                                      "id": "0197a3c0-0000-7000-8000-000000000021",
                                                      "owner": "01930000-0000-7000-8000-000000000101",
                                                      "url": "https://partner.example.com/heraut",
                                                      "description": "Points for the intranet",
                                                      "eventTypes": ["points.awarded"],
                                                      "status": "ACTIVE",
                                                      "createdAt": "2026-03-02T09:00:00Z",
                                                      "updatedAt": "2026-03-02T09:00:00Z",
                                                      "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="
                                                    }""")))
    @APIResponse(responseCode = "400", description = "`validation-failed`: a value can not be taken")
    @APIResponse(responseCode = "409", description = "`too-many-endpoints`: the caller has as many as one may have")
    @APIResponse(responseCode = "422", description = BAD_ADDRESS)
    public Response create(@NotNull @Valid EndpointRequest request) {
        WebhookEndpointService.Versioned<CreatedEndpointView> created = service.create(request);
        return Response.created(
                        URI.create(PATH + "/" + created.view().endpoint().id()))
                .header(HttpHeaders.ETAG, ETags.of(created.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(created.view())
                .build();
    }

    @GET
    @Operation(
            operationId = "listWebhookEndpoints",
            summary = "List webhook endpoints",
            description = "Newest first. A partner sees its own, an administrator all.")
    @APIResponse(
            responseCode = "200",
            description = "A page of endpoints",
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "A page",
                                            value = "{\"items\": [" + Examples.ENDPOINT + "]}")))
    @APIResponse(responseCode = "400", description = "`invalid-cursor`, `validation-failed`")
    public Page<EndpointView> list(
            @QueryParam("status") @Nullable EndpointStatus status, @BeanParam @Valid PageQuery page) {
        return service.list(status, page);
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getWebhookEndpoint",
            summary = "Read a webhook endpoint",
            description = "One endpoint and how it takes what it is sent. Its secret is not shown.")
    @APIResponse(
            responseCode = "200",
            description = "The endpoint",
            content =
                    @Content(
                            schema = @Schema(implementation = EndpointView.class),
                            examples = @ExampleObject(name = "An endpoint", value = Examples.ENDPOINT)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    public Response get(@PathParam("id") UUID id) {
        return answer(service.get(id));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "changeWebhookEndpoint",
            summary = "Change a webhook endpoint",
            description = "What is absent stays as it is. A new address is checked like a first one.")
    @APIResponse(
            responseCode = "200",
            description = "The endpoint as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = EndpointView.class),
                            examples = @ExampleObject(name = "An endpoint", value = Examples.ENDPOINT)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: a value can not be taken")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = BAD_ADDRESS)
    @APIResponse(responseCode = "428", description = NO_MATCH)
    public Response change(
            @PathParam("id") UUID id,
            @Parameter(description = "The `ETag` of the endpoint as it was read", example = "\"v0\"")
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch,
            @NotNull @Valid EndpointPatch patch) {
        return answer(service.change(id, ifMatch, patch));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteWebhookEndpoint",
            summary = "Delete a webhook endpoint",
            description = "With its secrets, its deliveries and their attempts. What is under way is not called back.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "428", description = NO_MATCH)
    public void delete(
            @PathParam("id") UUID id,
            @Parameter(description = "The `ETag` of the endpoint as it was read", example = "\"v0\"")
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch) {
        service.delete(id, ifMatch);
    }

    @POST
    @Path("/{id}/enable")
    @Idempotent
    @Operation(
            operationId = "enableWebhookEndpoint",
            summary = "Enable a webhook endpoint",
            description = "Events are sent again from now on. What was skipped meanwhile is sent by a replay.")
    @APIResponse(
            responseCode = "200",
            description = "The endpoint as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = EndpointView.class),
                            examples = @ExampleObject(name = "An endpoint", value = Examples.ENDPOINT)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    public Response enable(@PathParam("id") UUID id) {
        return answer(service.enable(id));
    }

    @POST
    @Path("/{id}/disable")
    @Idempotent
    @Operation(
            operationId = "disableWebhookEndpoint",
            summary = "Disable a webhook endpoint",
            description = "Nothing more is sent. What waits, and what comes until it is enabled again, is `SKIPPED`.")
    @APIResponse(
            responseCode = "200",
            description = "The endpoint as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = EndpointView.class),
                            examples = @ExampleObject(name = "An endpoint", value = Examples.ENDPOINT)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    public Response disable(@PathParam("id") UUID id) {
        return answer(service.disable(id));
    }

    @POST
    @Path("/{id}/rotate-secret")
    @Idempotent(storeBody = false)
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Give a webhook endpoint a new secret",
            description =
                    "The answer holds the new secret; it is shown this once. For a day every delivery carries two "
                            + "signatures, by the new secret and by the one before, so that the receiver can change over at "
                            + "leisure.")
    @APIResponse(
            responseCode = "200",
            description = "The new secret",
            content =
                    @Content(
                            schema = @Schema(implementation = RotatedSecretView.class),
                            examples = @ExampleObject(name = "The new secret", value = """
                                                    {
                                                      "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=",
                                                      "previousValidUntil": "2026-03-03T09:00:00Z"
                                                    }""")))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "409", description = "`too-many-secrets`: it was rotated too often within a day")
    public Response rotateSecret(@PathParam("id") UUID id) {
        return Response.ok(service.rotateSecret(id))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Response answer(WebhookEndpointService.Versioned<EndpointView> endpoint) {
        return Response.ok(endpoint.view())
                .header(HttpHeaders.ETAG, ETags.of(endpoint.version()))
                .build();
    }
}
