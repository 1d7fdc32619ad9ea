package io.heraut.kit.ops;

import io.heraut.kit.audit.Audit;
import io.heraut.kit.event.DeadLetter;
import io.heraut.kit.event.DeadLetters;
import io.heraut.kit.event.TransientFailure;
import io.heraut.web.paging.Cursor;
import io.heraut.web.paging.Page;
import io.heraut.web.paging.PageQuery;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import io.heraut.web.security.Roles;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/ops/dead-letters")
@RolesAllowed(Roles.ADMIN)
@RunOnVirtualThread
@Tag(name = "Operations", description = "For operators, on the service's own port. Role: admin")
public class DeadLetterResource {
    private static final String OBJECT_TYPE = "dead-letter";

    private final DeadLetters deadLetters;
    private final Audit audit;

    DeadLetterResource(DeadLetters deadLetters, Audit audit) {
        this.deadLetters = deadLetters;
        this.audit = audit;
    }

    @GET
    @Operation(
            operationId = "listDeadLetters",
            summary = "Lists the events that could not be taken, and those that wait behind them")
    @APIResponse(responseCode = "200", description = "In the order in which they came, without their content")
    public Page<DeadLetter> list(
            @BeanParam @Valid PageQuery page,
            @QueryParam("status") DeadLetter.@Nullable Status status,
            @QueryParam("topic") @Nullable String topic) {
        String cursor = page.cursor();
        long after = cursor == null ? 0 : Cursor.decode(cursor, 1).number(0);
        List<DeadLetter> letters = deadLetters.list(status, topic, after, page.limit() + 1);
        return Page.of(letters, page.limit(), letter -> Cursor.encode(letter.position()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getDeadLetter", summary = "Shows one of them")
    @APIResponse(responseCode = "200", description = "Why it could not be taken, without its content")
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such letter, or not any more")
    public DeadLetter get(@PathParam("id") UUID id) {
        return deadLetters.find(id).orElseThrow(DeadLetterResource::gone);
    }

    @POST
    @Path("/{id}/replay")
    @Operation(
            operationId = "replayDeadLetter",
            summary = "Takes an event again",
            description = "Then those that wait behind it, in their order, until one fails.")
    @APIResponse(responseCode = "200", description = "What came of it: the event may have failed again")
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such letter, or not any more")
    @APIResponse(responseCode = "409", description = "`dead-letter-waits`: another one of its key comes first")
    @APIResponse(responseCode = "503", description = "`service-unavailable`: something that the event needs is away")
    public ReplayView replay(@PathParam("id") UUID id) {
        return audited("replay", id, () -> deadLetters.replay(id));
    }

    @POST
    @Path("/{id}/discard")
    @Operation(
            operationId = "discardDeadLetter",
            summary = "Gives an event up",
            description = "Takes those that wait behind it, in their order, until one fails.")
    @APIResponse(responseCode = "200", description = "What came of those behind it")
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such letter, or not any more")
    @APIResponse(responseCode = "409", description = "`dead-letter-waits`: another one of its key comes first")
    @APIResponse(responseCode = "503", description = "`service-unavailable`: something that they need is away")
    public ReplayView discard(@PathParam("id") UUID id) {
        return audited("discard", id, () -> deadLetters.discard(id));
    }

    private ReplayView audited(String action, UUID id, Supplier<DeadLetters.Replay> replay) {
        if (deadLetters.find(id).isEmpty()) {
            throw gone();
        }
        QuarkusTransaction.requiringNew().run(() -> audit.record(action, OBJECT_TYPE, id, null));
        try {
            return view(replay.get());
        } catch (TransientFailure e) {
            throw new ProblemException(
                            CommonProblem.SERVICE_UNAVAILABLE, "The event can not be taken now; ask again later.", e)
                    .withHeader("Retry-After", "5");
        }
    }

    private static ReplayView view(DeadLetters.Replay replay) {
        return switch (replay) {
            case DeadLetters.Replay.Taken(int taken, int waiting) ->
                new ReplayView(ReplayView.Outcome.TAKEN, taken, waiting, null, null, null);
            case DeadLetters.Replay.Failed(int taken, UUID failed, DeadLetter.Reason reason, String detail) ->
                new ReplayView(ReplayView.Outcome.FAILED, taken, null, failed, reason, detail);
            case DeadLetters.Replay.Behind(UUID first) ->
                throw new ProblemException(
                                OpsProblem.DEAD_LETTER_WAITS, "Take or discard the first letter of its key before.")
                        .with("first", first);
            case DeadLetters.Replay.Gone() -> throw gone();
        };
    }

    private static ProblemException gone() {
        return new ProblemException(CommonProblem.NOT_FOUND, "There is no such dead letter, or not any more.");
    }
}
