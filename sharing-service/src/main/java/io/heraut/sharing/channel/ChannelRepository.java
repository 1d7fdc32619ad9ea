package io.heraut.sharing.channel;

import io.heraut.sharing.database.Database;
import io.heraut.sharing.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Channels, and their handles, which as personal data stand in a table of their own. */
@ApplicationScoped
class ChannelRepository {
    private static final String SELECT = """
            select id, advocate_id, network, kind, handle, created_at
            from channel left join channel_handle on channel_id = id
            where advocate_id = ? and removed_at is null""";

    private final Database database;

    ChannelRepository(Database database) {
        this.database = database;
    }

    void insert(Channel channel) {
        database.update(
                "insert into channel (id, advocate_id, network, kind, created_at) values (?, ?, ?, ?, ?)",
                channel.id(),
                channel.advocateId(),
                channel.network(),
                channel.kind(),
                channel.createdAt());
        if (channel.handle() != null) {
            database.update(
                    "insert into channel_handle (channel_id, handle) values (?, ?)", channel.id(), channel.handle());
        }
    }

    Optional<Channel> find(UUID advocateId, UUID id) {
        return database.one(SELECT + " and id = ?", ChannelRepository::channel, advocateId, id);
    }

    /** The first ones after that id, in the order in which they were made. */
    List<Channel> list(UUID advocateId, @Nullable UUID after, int limit) {
        return database.list(
                SELECT + " and (?::uuid is null or id > ?) order by id limit ?",
                ChannelRepository::channel,
                advocateId,
                after,
                after,
                limit);
    }

    Optional<Channel> findSame(UUID advocateId, String network, ChannelKind kind, @Nullable String handle) {
        return database.one(
                SELECT + " and network = ? and kind = ? and handle is not distinct from ?",
                ChannelRepository::channel,
                advocateId,
                network,
                kind,
                handle);
    }

    int count(UUID advocateId) {
        return database.one(
                        "select count(*) as channels from channel where advocate_id = ? and removed_at is null",
                        row -> row.number("channels"),
                        advocateId)
                .orElse(0);
    }

    /**
     * Takes it away from the advocate's list. Its handle is forgotten, what was shared through it stays.
     *
     * @return false when there was none
     */
    boolean remove(UUID advocateId, UUID id, Instant now) {
        boolean removed = database.update(
                        "update channel set removed_at = ? where id = ? and advocate_id = ? and removed_at is null",
                        now,
                        id,
                        advocateId)
                == 1;
        if (removed) {
            database.update("delete from channel_handle where channel_id = ?", id);
        }
        return removed;
    }

    private static Channel channel(Row row) throws SQLException {
        return new Channel(
                row.uuid("id"),
                row.uuid("advocate_id"),
                row.text("network"),
                ChannelKind.valueOf(row.text("kind")),
                row.optionalText("handle"),
                row.instant("created_at"));
    }
}
