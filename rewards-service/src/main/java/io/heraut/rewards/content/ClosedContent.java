package io.heraut.rewards.content;

import io.heraut.rewards.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Content that can not be shared any more. */
@ApplicationScoped
public class ClosedContent {
    private final Database database;

    ClosedContent(Database database) {
        this.database = database;
    }

    /** {@code WITHDRAWN} or {@code EXPIRED} when that had happened to the item by then, as far as is known here. */
    public Optional<String> closedBy(UUID contentItemId, Instant time) {
        return database.first(
                "select reason from closed_content where content_item_id = ? and closed_at <= ?",
                row -> row.text("reason"),
                contentItemId,
                time);
    }

    void close(UUID contentItemId, Instant closedAt, String reason) {
        database.update("""
                insert into closed_content (content_item_id, closed_at, reason) values (?, ?, ?)
                on conflict on constraint closed_content_pk
                do update set closed_at = excluded.closed_at, reason = excluded.reason""", contentItemId, closedAt, reason);
    }

    void open(UUID contentItemId) {
        database.update("delete from closed_content where content_item_id = ?", contentItemId);
    }
}
