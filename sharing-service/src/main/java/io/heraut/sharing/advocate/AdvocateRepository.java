package io.heraut.sharing.advocate;

import io.heraut.sharing.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Advocates and their profiles. Which replica registers a person is decided by the unique subject. */
@ApplicationScoped
class AdvocateRepository {
    /** A profile and the advocate that it belongs to. */
    record Known(UUID id, Person person) {}

    private static final String SELECT = """
            select advocate_id, sub, name, locale, country, team, said_at from advocate_profile where sub = ?""";

    private final Database database;

    AdvocateRepository(Database database) {
        this.database = database;
    }

    Optional<Known> bySubject(String sub) {
        return find(SELECT, sub);
    }

    /** Nobody else changes the profile until the transaction ends. */
    Optional<Known> lockBySubject(String sub) {
        return find(SELECT + " for update", sub);
    }

    private Optional<Known> find(String sql, String sub) {
        return database.one(
                sql,
                row -> new Known(
                        row.uuid("advocate_id"),
                        new Person(
                                row.text("sub"),
                                row.optionalText("name"),
                                row.optionalText("locale"),
                                row.optionalText("country"),
                                row.optionalText("team"),
                                row.instant("said_at"))),
                sub);
    }

    /**
     * Makes an advocate for a subject that has none.
     *
     * @return false when another request was faster; nothing was made then
     */
    boolean register(UUID id, Person person, Instant now) {
        return database.update(
                        """
                with profile as (
                    insert into advocate_profile (advocate_id, sub, name, locale, country, team, said_at)
                    values (?, ?, ?, ?, ?, ?, ?) on conflict (sub) do nothing returning advocate_id)
                insert into advocate (id, registered_at) select advocate_id, ? from profile""",
                        id,
                        person.sub(),
                        person.name(),
                        person.locale(),
                        person.country(),
                        person.team(),
                        person.saidAt(),
                        now)
                == 1;
    }

    void update(UUID id, Person person) {
        database.update(
                "update advocate_profile set name = ?, locale = ?, country = ?, team = ?, said_at = ? where advocate_id = ?",
                person.name(),
                person.locale(),
                person.country(),
                person.team(),
                person.saidAt(),
                id);
    }

    /** The advocate's row stays as it is until the transaction ends. */
    void lock(UUID id) {
        database.run("select 1 from advocate where id = ? for update", id);
    }
}
