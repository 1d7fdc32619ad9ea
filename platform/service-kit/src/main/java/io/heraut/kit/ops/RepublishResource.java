package io.heraut.kit.ops;

import io.heraut.events.Topic;
import io.heraut.kit.audit.Audit;
import io.heraut.kit.event.Republish;
import io.heraut.kit.idempotency.Idempotent;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import io.heraut.web.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/ops/republish")
@RolesAllowed(Roles.ADMIN)
@RunOnVirtualThread
@Tag(name = "Operations", description = "For operators, on the service's own port. Role: admin")
public class RepublishResource {
    private final Republish republish;
    private final Audit audit;

    RepublishResource(Republish republish, Audit audit) {
        this.republish = republish;
        this.audit = audit;
    }

    /** @param topics those that the service publishes to; others have nothing to tell */
    public record RepublishRequest(
            @NotEmpty @Schema(description = "Kafka topics", examples = "[\"heraut.content\"]")
            List<@NotNull String> topics) {}

    public record RunView(
            UUID id,
            List<String> topics,
            Status status,
            @Schema(description = "Records so far") long published,
            Instant requestedAt,
            @Nullable Instant finishedAt) {

        enum Status {
            RUNNING,
            FINISHED
        }

        static RunView of(Republish.Run run) {
            return new RunView(
                    run.id(),
                    run.topics().stream().map(Topic::topicName).sorted().toList(),
                    run.finishedAt() == null ? Status.RUNNING : Status.FINISHED,
                    run.published(),
                    run.requestedAt(),
                    run.finishedAt());
        }
    }

    @POST
    @Idempotent
    @Operation(
            operationId = "republish",
            summary = "Publishes the service's present state again",
            description = "With the same ids and sequences, so that whoever knows an event already passes over it.")
    @APIResponse(
            responseCode = "202",
            description = "The run has begun; `Location` shows how far it is",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: there is no such topic")
    public Response start(@Valid @NotNull RepublishRequest request) {
        Republish.Run run = republish.request(topics(request.topics()));
        audit.record("republish", "republish-run", run.id(), Map.of("topics", request.topics()));
        return Response.accepted(RunView.of(run))
                .location(URI.create("/ops/republish/" + run.id()))
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getRepublishRun", summary = "Shows how far a run is")
    @APIResponse(responseCode = "200", description = "The run")
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such run")
    public RunView get(@PathParam("id") UUID id) {
        return republish
                .find(id)
                .map(RunView::of)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, "There is no such run."));
    }

    private static Set<Topic> topics(List<String> names) {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        for (int index = 0; index < names.size(); index++) {
            String pointer = "/topics/" + index;
            topics.add(Topic.forName(names.get(index))
                    .orElseThrow(() -> new ProblemException(CommonProblem.VALIDATION_FAILED, "There is no such topic.")
                            .withError(pointer, "is not a topic of events")));
        }
        return topics;
    }
}
