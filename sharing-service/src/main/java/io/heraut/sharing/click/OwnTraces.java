package io.heraut.sharing.click;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heraut.sharing.database.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** By which an advocate's own clicks are known: the pseudonyms of where they have called the API from. */
@ApplicationScoped
class OwnTraces {
    /** A pseudonym that an advocate has left. */
    record Trace(UUID advocateId, UUID hash) {}

    private final Visitors visitors;
    private final AddressRanges ranges;
    private final Database database;
    private final Clock clock;
    /** What was written a short while ago. Short, since the table does not survive a crash of the database. */
    private final Cache<Trace, Boolean> written = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    OwnTraces(Visitors visitors, AddressRanges ranges, Database database, Clock clock) {
        this.visitors = visitors;
        this.ranges = ranges;
        this.database = database;
        this.clock = clock;
    }

    void leave(UUID advocateId, String address, String userAgent) {
        Instant now = clock.instant();
        VisitorHashes hashes =
                visitors.hash(now, address, userAgent, ranges.isOffice(address)).orElse(null);
        if (hashes == null) {
            return;
        }
        List<UUID> fresh = hashes.all().stream()
                .filter(hash -> written.getIfPresent(new Trace(advocateId, hash)) == null)
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        QuarkusTransaction.requiringNew()
                .run(() -> fresh.forEach(hash -> database.update(
                        "insert into advocate_trace (day, advocate_id, hash) values (?, ?, ?) on conflict do nothing",
                        isOfYesterday(hashes, hash) ? DaySalts.oldestKeptDay(now) : DaySalts.utcDay(now),
                        advocateId,
                        hash)));
        fresh.forEach(hash -> written.put(new Trace(advocateId, hash), true));
    }

    /** The traces that these advocates have left. */
    Set<Trace> find(Collection<UUID> advocateIds) {
        Instant now = clock.instant();
        return new HashSet<>(database.list(
                "select advocate_id, hash from advocate_trace where day in (?, ?) and advocate_id = any (?::uuid[])",
                row -> new Trace(row.uuid("advocate_id"), row.uuid("hash")),
                DaySalts.oldestKeptDay(now),
                DaySalts.utcDay(now),
                advocateIds));
    }

    private static boolean isOfYesterday(VisitorHashes hashes, UUID hash) {
        return hash.equals(hashes.visitorBefore()) || hash.equals(hashes.addressBefore());
    }
}
