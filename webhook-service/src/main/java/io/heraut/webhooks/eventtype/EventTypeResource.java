package io.heraut.webhooks.eventtype;

import io.heraut.web.paging.Page;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import io.heraut.web.security.Roles;
import io.heraut.web.security.Scopes;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/event-types")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Scopes.WEBHOOKS_MANAGE})
@Tag(name = "Event types", description = "What webhooks tell of")
class EventTypeResource {
    private static final String EXAMPLE = """
            {
              "name": "content.expired",
              "description": "A content item reached its end date: it can not be shared any more and its links answer 410.",
              "schema": {
                "title": "content.expired",
                "type": "object",
                "required": ["contentItemId"],
                "properties": {"contentItemId": {"type": "string", "format": "uuid"}}
              },
              "sample": {
                "type": "content.expired",
                "timestamp": "2026-03-02T09:00:00Z",
                "subject": "0197a3c0-0000-7000-8000-000000000001",
                "sequence": 3,
                "data": {"contentItemId": "0197a3c0-0000-7000-8000-000000000001"}
              }
            }""";

    private final EventTypeCatalogue catalogue;

    EventTypeResource(EventTypeCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Operation(
            operationId = "listEventTypes",
            summary = "List the event types",
            description = "Every type of event that an endpoint can ask for, with the JSON Schema of its data and a "
                    + "sample of the whole body. All of them on one page.")
    @APIResponse(
            responseCode = "200",
            description = "The event types by name",
            content =
                    @Content(examples = @ExampleObject(name = "One of them", value = "{\"items\": [" + EXAMPLE + "]}")))
    public Page<EventTypeView> list() {
        return new Page<>(catalogue.views(), null);
    }

    @GET
    @Path("/{name}")
    @Operation(
            operationId = "getEventType",
            summary = "Read an event type",
            description = "One type of event, with the JSON Schema of its data and a sample of the whole body.")
    @APIResponse(
            responseCode = "200",
            description = "The event type",
            content = @Content(examples = @ExampleObject(name = "An event type", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such event type")
    public EventTypeView get(@Parameter(example = "content.expired") @PathParam("name") String name) {
        return catalogue
                .view(name)
                .orElseThrow(
                        () -> new ProblemException(CommonProblem.NOT_FOUND, "There is no event type of that name."));
    }
}
