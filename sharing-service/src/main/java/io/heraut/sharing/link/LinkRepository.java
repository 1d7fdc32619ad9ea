package io.heraut.sharing.link;

import io.heraut.sharing.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

@ApplicationScoped
class LinkRepository {
    private final Database database;

    LinkRepository(Database database) {
        this.database = database;
    }

    /** Returns false when the code is taken; nothing was stored then. */
    boolean insert(TrackedLink link, UUID shareId) {
        return database.update("""
                        insert into tracked_link (id, code, share_id, created_at) values (?, ?, ?, ?)
                        on conflict (code) do nothing""", link.id(), link.code(), shareId, link.createdAt()) == 1;
    }

    Optional<FollowedLink> follow(String code) {
        return database.one(
                """
                select l.id, l.code, s.content_item_id, s.network, s.channel_kind
                from tracked_link l join share s on s.id = l.share_id where l.code = ?""",
                row -> new FollowedLink(
                        row.uuid("id"),
                        row.text("code"),
                        row.uuid("content_item_id"),
                        row.text("network").intern(),
                        row.text("channel_kind").intern()),
                code);
    }

    Optional<LinkView> find(UUID advocateId, UUID id, Function<String, URI> urlOf) {
        return database.one(
                """
                select l.id, l.code, l.created_at, s.id as share_id, s.content_item_id, s.network
                from tracked_link l join share s on s.id = l.share_id where l.id = ? and s.advocate_id = ?""",
                row -> new LinkView(
                        row.uuid("id"),
                        row.text("code"),
                        urlOf.apply(row.text("code")),
                        row.uuid("share_id"),
                        row.uuid("content_item_id"),
                        row.text("network"),
                        row.instant("created_at")),
                id,
                advocateId);
    }

    /** The secret of that name; the given one is kept if there was none. */
    byte[] secret(String name, byte[] fresh) {
        database.update("insert into service_secret (name, value) values (?, ?) on conflict do nothing", name, fresh);
        return database.one("select value from service_secret where name = ?", row -> row.bytes("value"), name)
                .orElseThrow(() -> new IllegalStateException("The secret " + name + " has vanished"));
    }
}
