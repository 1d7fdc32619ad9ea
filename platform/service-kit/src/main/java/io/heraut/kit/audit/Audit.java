package io.heraut.kit.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heraut.kit.Ids;
import io.heraut.web.security.Caller;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Keeps who changed what, and who looked at somebody else's data. */
@ApplicationScoped
public class Audit {
    private final DataSource dataSource;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final Caller caller;

    Audit(DataSource dataSource, ObjectMapper mapper, Clock clock, Caller caller) {
        this.dataSource = dataSource;
        this.mapper = mapper;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * Writes a record in the transaction at hand, which must be there: a change without its record, or a record without
     * its change, can not be.
     *
     * @param action a verb, as in {@code approve}
     * @param objectType the kind of thing, as in {@code content-item}
     * @param details what matters of the change; nothing that names a person
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String action, String objectType, UUID objectId, @Nullable Map<String, Object> details) {
        String sql = """
                insert into audit_record (id, at, actor, action, object_type, object_id, details, request_id)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?)
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, Ids.next());
            insert.setObject(2, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            insert.setString(3, actor());
            insert.setString(4, action);
            insert.setString(5, objectType);
            insert.setObject(6, objectId);
            if (details == null) {
                insert.setNull(7, Types.VARCHAR);
            } else {
                insert.setString(7, mapper.writeValueAsString(details));
            }
            insert.setString(8, Objects.toString(MDC.get("requestId"), null));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The audit record can not be written", e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The details can not be written as JSON", e);
        }
    }

    /** Takes that person out of all records; what was done stays. */
    @Transactional
    public void forget(String subject) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update audit_record set actor = null where actor = ?")) {
            update.setString(1, subject);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The audit records can not be changed", e);
        }
    }

    private @Nullable String actor() {
        return Arc.container().requestContext().isActive() && !caller.isAnonymous() ? caller.subject() : null;
    }
}
