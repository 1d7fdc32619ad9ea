package io.heraut.sharing.click;

import io.heraut.sharing.database.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of each UTC day, under which visitors of that day have their pseudonyms. All replicas share it through a table
 * that no backup holds; it and the traces made with it are destroyed an hour into the next day.
 */
@ApplicationScoped
class DaySalts {
    private static final int BYTES = 32;
    /** Tomorrow's salt is made before it is needed, so that midnight does not depend on the database. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final Database database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private volatile Map<LocalDate, SecretKeySpec> keys = Map.of();

    DaySalts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void onStart(@Observes @Priority(100) StartupEvent start) {
        refresh();
    }

    /** All that exist: another map whenever that may have changed. */
    Map<LocalDate, SecretKeySpec> keys() {
        return keys;
    }

    /** The key of that day; none if it was destroyed, or could not be made because the database is away. */
    Optional<SecretKeySpec> key(LocalDate day) {
        return Optional.ofNullable(keys.get(day));
    }

    /**
     * Makes what is needed, destroys what is not, and agrees with the other replicas. What this replica has in memory is
     * written again if the database has lost it, as it does with this table when it crashes.
     */
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        Instant now = clock.instant();
        LocalDate oldest = oldestKeptDay(now);
        List<LocalDate> wanted =
                Stream.of(utcDay(now), utcDay(now.plus(AHEAD))).distinct().toList();
        keys = QuarkusTransaction.requiringNew().call(() -> {
            for (LocalDate day : wanted) {
                byte[] salt = key(day).map(SecretKeySpec::getEncoded).orElseGet(this::fresh);
                database.update("insert into day_salt (day, salt) values (?, ?) on conflict do nothing", day, salt);
            }
            database.update("delete from day_salt where day < ?", oldest);
            database.update("delete from advocate_trace where day < ?", oldest);
            return database
                    .list(
                            "select day, salt from day_salt",
                            row -> Map.entry(row.date("day"), new SecretKeySpec(row.bytes("salt"), "HmacSHA256")))
                    .stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        });
    }

    /** Yesterday in the first hour of a day, today after it. */
    static LocalDate oldestKeptDay(Instant now) {
        return utcDay(now.minus(Duration.ofHours(1)));
    }

    static LocalDate utcDay(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private byte[] fresh() {
        byte[] salt = new byte[BYTES];
        random.nextBytes(salt);
        return salt;
    }
}
