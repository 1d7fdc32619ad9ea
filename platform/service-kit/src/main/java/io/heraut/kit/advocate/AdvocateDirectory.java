package io.heraut.kit.advocate;

import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import io.heraut.web.security.Caller;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Who the advocates are. Behind the sharing service, which makes them, by as long as an event takes. */
@ApplicationScoped
@IfBuildProperty(name = "heraut.directory.enabled", stringValue = "true")
public class AdvocateDirectory {
    private static final String COLUMNS = "advocate_id, sub, name, locale, country, team";

    private final DataSource dataSource;
    private final Caller caller;

    AdvocateDirectory(DataSource dataSource, Caller caller) {
        this.dataSource = dataSource;
        this.caller = caller;
    }

    public Optional<AdvocateRef> bySubject(String subject) {
        return query(
                        "select " + COLUMNS + " from advocate_directory where sub = ? order by stated_at desc limit 1",
                        (connection, select) -> select.setString(1, subject))
                .stream()
                .findFirst();
    }

    public Optional<AdvocateRef> byId(UUID advocateId) {
        return byIds(List.of(advocateId)).stream().findFirst();
    }

    /** Those of them that are known, in no order. */
    public List<AdvocateRef> byIds(Collection<UUID> advocateIds) {
        return query(
                "select " + COLUMNS + " from advocate_directory where advocate_id = any (?)",
                (connection, select) -> select.setArray(1, connection.createArrayOf("uuid", advocateIds.toArray())));
    }

    /** The advocate whose token came with the request at hand, if the sharing service has told of one. */
    public Optional<AdvocateRef> current() {
        return bySubject(caller.subject());
    }

    /**
     * As {@link #current()}.
     *
     * @throws ProblemException 409 when nothing is known yet of that advocate
     */
    public AdvocateRef requireCurrent() {
        return current()
                .orElseThrow(() -> new ProblemException(
                                CommonProblem.ADVOCATE_NOT_KNOWN_YET,
                                "You are not known here yet; ask again in a moment.")
                        .withHeader("Retry-After", "1"));
    }

    private List<AdvocateRef> query(String sql, Binder binder) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            binder.bind(connection, select);
            try (ResultSet rows = select.executeQuery()) {
                List<AdvocateRef> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new AdvocateRef(
                            rows.getObject("advocate_id", UUID.class),
                            rows.getString("sub"),
                            rows.getString("name"),
                            rows.getString("locale"),
                            rows.getString("country"),
                            rows.getString("team")));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The advocate directory can not be read", e);
        }
    }

    private interface Binder {
        void bind(Connection connection, PreparedStatement select) throws SQLException;
    }
}
