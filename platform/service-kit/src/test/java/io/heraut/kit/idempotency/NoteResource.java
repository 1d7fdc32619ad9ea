package io.heraut.kit.idempotency;

import io.heraut.kit.Ids;
import io.heraut.kit.audit.Audit;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import io.heraut.web.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Something to post to. */
@Path("/api/v1/notes")
@RolesAllowed(Roles.ADVOCATE)
public class NoteResource {
    private final DataSource dataSource;
    private final Audit audit;
    private final Gate gate;

    NoteResource(DataSource dataSource, Audit audit, Gate gate) {
        this.dataSource = dataSource;
        this.audit = audit;
        this.gate = gate;
    }

    public record NoteRequest(String text) {}

    public record NoteView(UUID id, String text, int length) {}

    @POST
    @Idempotent
    public Response add(NoteRequest request) throws Exception {
        NoteView note = insert(request);
        gate.pass(request.text());
        return Response.created(URI.create("/api/v1/notes/" + note.id()))
                .header("ETag", "\"1\"")
                .entity(note)
                .build();
    }

    @POST
    @Path("/plain")
    @Idempotent
    public NoteView addPlain(NoteRequest request) throws Exception {
        return insert(request);
    }

    @POST
    @Path("/empty")
    @Idempotent
    public void addWithoutBody() throws Exception {
        insert(new NoteRequest("empty"));
    }

    @POST
    @Path("/secret")
    @Idempotent(storeBody = false)
    public Response addSecret(NoteRequest request) throws Exception {
        return Response.status(201).entity(insert(request)).build();
    }

    @POST
    @Path("/refused")
    @Idempotent
    public @Nullable NoteView addAndRefuse(NoteRequest request) throws Exception {
        insert(request);
        throw new ProblemException(CommonProblem.CONFLICT, "Not this one.");
    }

    private NoteView insert(NoteRequest request) throws SQLException {
        UUID id = Ids.next();
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement("insert into note (id, text) values (?, ?)")) {
            insert.setObject(1, id);
            insert.setString(2, request.text());
            insert.executeUpdate();
        }
        audit.record("write", "note", id, Map.of("length", request.text().length()));
        return new NoteView(id, request.text(), request.text().length());
    }
}
