package io.heraut.webhooks.delivery;

import io.heraut.kit.Ids;
import io.heraut.webhooks.WebhooksConfig;
import io.heraut.webhooks.endpoint.DisabledReason;
import io.heraut.webhooks.endpoint.EndpointHealth;
import io.heraut.webhooks.endpoint.EndpointHealthRepository;
import io.heraut.webhooks.signing.EndpointSigner;
import io.heraut.webhooks.signing.SigningService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The deliveries as a queue that any number of workers share.
 *
 * <p>A worker takes a delivery by moving its {@code due_at} to the end of a lease, with the row locked and rows that
 * others have locked left out. So no two workers make the same attempt, and what a crashed one held comes up again.
 */
@ApplicationScoped
class DeliveryQueue {
    private static final String DUE_ENDPOINTS = """
            SELECT e.id, h.failing_since IS NOT NULL AS failing
              FROM webhook_endpoint e
              JOIN endpoint_health h ON h.endpoint_id = e.id
             CROSS JOIN LATERAL (
                   SELECT d.due_at
                     FROM delivery d
                    WHERE d.endpoint_id = e.id AND d.status = 'PENDING' AND d.due_at <= ?
                      AND (d.test OR e.status = 'ACTIVE')
                    ORDER BY d.due_at
                    LIMIT 1) oldest
             WHERE h.paused_until IS NULL OR h.paused_until <= ?
             ORDER BY oldest.due_at
            """;

    /** The number of an attempt counts from here on, so an attempt whose worker died leaves a gap, filled below. */
    private static final String TAKE = """
            WITH taken AS MATERIALIZED (
                   SELECT d.id, d.lease
                     FROM unnest(?::uuid[], ?::integer[]) AS lane (endpoint_id, places)
                     JOIN webhook_endpoint e ON e.id = lane.endpoint_id
                    CROSS JOIN LATERAL (
                          SELECT id, lease
                            FROM delivery
                           WHERE endpoint_id = lane.endpoint_id AND status = 'PENDING' AND due_at <= ?
                             AND (test OR e.status = 'ACTIVE')
                           ORDER BY due_at
                           LIMIT lane.places
                             FOR UPDATE SKIP LOCKED) d)
            UPDATE delivery d
               SET lease = ?, due_at = ?, attempts = d.attempts + 1
              FROM taken, webhook_event v, webhook_endpoint e, endpoint_health h
             WHERE d.id = taken.id AND v.id = d.event_id AND e.id = d.endpoint_id AND h.endpoint_id = d.endpoint_id
            RETURNING d.id, d.endpoint_id, e.url, h.failing_since IS NOT NULL AS failing, d.test, d.event_id, v.body,
                      v.received_at, d.attempts, d.step, taken.lease IS NOT NULL AS interrupted
            """;

    private static final String NOTE_INTERRUPTED = """
            INSERT INTO attempt (delivery_id, number, started_at, duration_ms, outcome, detail)
            VALUES (?, ?, ?, 0, 'INTERRUPTED',
                    'Whoever made this attempt was gone before its end. The endpoint may have taken it.')
            ON CONFLICT ON CONSTRAINT attempt_pk DO NOTHING
            """;

    private final DataSource dataSource;
    private final DeliveryRepository deliveries;
    private final AttemptRepository attempts;
    private final EndpointHealthRepository health;
    private final SigningService signing;
    private final WebhooksConfig config;
    private final Clock clock;

    DeliveryQueue(
            DataSource dataSource,
            DeliveryRepository deliveries,
            AttemptRepository attempts,
            EndpointHealthRepository health,
            SigningService signing,
            WebhooksConfig config,
            Clock clock) {
        this.dataSource = dataSource;
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.health = health;
        this.signing = signing;
        this.config = config;
        this.clock = clock;
    }

    /** An endpoint that something is due for. */
    record DueEndpoint(UUID id, boolean failing) {}

    /** Those whose oldest delivery has waited longest first. */
    @Transactional
    List<DueEndpoint> dueEndpoints() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(DUE_ENDPOINTS)) {
            OffsetDateTime now = sql(clock.instant());
            select.setObject(1, now);
            select.setObject(2, now);
            List<DueEndpoint> due = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    due.add(new DueEndpoint(rows.getObject("id", UUID.class), rows.getBoolean("failing")));
                }
            }
            return due;
        } catch (SQLException e) {
            throw new IllegalStateException("What is due can not be read", e);
        }
    }

    /** Takes at most so many deliveries of each endpoint. */
    @Transactional
    List<Claim> take(Map<UUID, Integer> places) {
        Instant now = clock.instant();
        UUID lease = Ids.next();
        Instant leaseEnds = now.plus(config.delivery().lease());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(TAKE)) {
            update.setArray(1, connection.createArrayOf("uuid", places.keySet().toArray()));
            update.setArray(
                    2, connection.createArrayOf("integer", places.values().toArray()));
            update.setObject(3, sql(now));
            update.setObject(4, lease);
            update.setObject(5, sql(leaseEnds));
            Map<UUID, EndpointSigner> signers = signing.signers(places.keySet());
            List<Claim> claims = new ArrayList<>();
            Set<UUID> interrupted = new HashSet<>();
            try (ResultSet rows = update.executeQuery()) {
                while (rows.next()) {
                    UUID endpointId = rows.getObject("endpoint_id", UUID.class);
                    Claim claim = new Claim(
                            rows.getObject("id", UUID.class),
                            endpointId,
                            URI.create(rows.getString("url")),
                            rows.getBoolean("failing"),
                            rows.getBoolean("test"),
                            rows.getObject("event_id", UUID.class),
                            rows.getBytes("body"),
                            rows.getObject("received_at", OffsetDateTime.class).toInstant(),
                            rows.getInt("attempts"),
                            rows.getInt("step"),
                            lease,
                            leaseEnds,
                            signers.get(endpointId));
                    claims.add(claim);
                    if (rows.getBoolean("interrupted")) {
                        interrupted.add(claim.deliveryId());
                    }
                }
            }
            noteInterrupted(connection, claims, interrupted, now);
            return claims;
        } catch (SQLException e) {
            throw new IllegalStateException("What is due can not be taken", e);
        }
    }

    private static void noteInterrupted(Connection connection, List<Claim> claims, Set<UUID> interrupted, Instant now)
            throws SQLException {
        if (interrupted.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(NOTE_INTERRUPTED)) {
            for (Claim claim : claims) {
                if (interrupted.contains(claim.deliveryId())) {
                    insert.setObject(1, claim.deliveryId());
                    insert.setInt(2, claim.attempt() - 1);
                    insert.setObject(3, sql(now));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /**
     * Writes down what came of an attempt.
     *
     * @return why the endpoint has to be disabled, if so
     */
    @Transactional
    Optional<DisabledReason> conclude(Claim claim, AttemptResult result, Verdict verdict) {
        Optional<DisabledReason> disable = noteHealth(claim, result, verdict);
        Delivery delivery = deliveries.lock(claim.deliveryId()).orElse(null);
        if (delivery == null) {
            // The endpoint was deleted meanwhile.
            return Optional.empty();
        }
        attempts.write(claim, result);
        delivery.conclude(claim.lease(), result, verdict);
        return disable;
    }

    private Optional<DisabledReason> noteHealth(Claim claim, AttemptResult result, Verdict verdict) {
        if (verdict instanceof Verdict.Taken) {
            // Most attempts succeed at endpoints that are well: no lock, no write for them.
            if (claim.failing()) {
                health.lock(claim.endpointId()).ifPresent(EndpointHealth::succeeded);
            }
            return Optional.empty();
        }
        Instant pausedUntil = verdict instanceof Verdict.TryAgain again ? again.endpointPausedUntil() : null;
        return health.lock(claim.endpointId()).flatMap(now -> {
            now.failed(result.endedAt(), pausedUntil);
            if (verdict instanceof Verdict.EndpointGone) {
                return Optional.of(DisabledReason.GONE);
            }
            return now.hasFailedFor(config.delivery().disableAfter(), result.endedAt())
                    ? Optional.of(DisabledReason.FAILING)
                    : Optional.empty();
        });
    }

    private static OffsetDateTime sql(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
