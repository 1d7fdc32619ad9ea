package io.heraut.sharing.share;

import io.heraut.events.EvidenceLevel;
import io.heraut.sharing.channel.ChannelKind;
import io.heraut.sharing.database.Database;
import io.heraut.sharing.database.Row;
import io.heraut.sharing.link.TrackedLink;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shares, and their words, which as the advocate's own stand in a table of their own. */
@ApplicationScoped
class ShareRepository {
    private static final String SELECT = """
            select s.*, t.words, l.id as link_id, l.code, l.created_at as link_created_at, c.title,
                (select array_agg(e.level) from evidence e where e.share_id = s.id and e.withdrawn_at is null) as levels
            from share s
                join tracked_link l on l.share_id = s.id
                join content_item c on c.id = s.content_item_id
                left join share_text t on t.share_id = s.id
            where s.advocate_id = ?""";

    private final Database database;

    ShareRepository(Database database) {
        this.database = database;
    }

    void insert(Share share) {
        database.update(
                """
                insert into share (id, advocate_id, content_item_id, channel_id, network, channel_kind, caption_id,
                    attempt, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                share.id(),
                share.advocateId(),
                share.contentItemId(),
                share.channelId(),
                share.network(),
                share.channelKind(),
                share.captionId(),
                share.attempt(),
                share.createdAt());
        database.update("insert into share_text (share_id, words) values (?, ?)", share.id(), share.words());
    }

    /** What reports need of it: where the advocate belongs now, and that one more stands behind the item and the network. */
    void register(Share share, @Nullable String team, @Nullable String country) {
        database.update(
                "insert into share_origin (share_id, team, country) values (?, ?, ?)", share.id(), team, country);
        database.update("""
                insert into analytics_people (dimension, value, advocate_id) values ('ITEM', ?, ?), ('NETWORK', ?, ?)
                on conflict do nothing""", share.contentItemId().toString(), share.advocateId(), share.network(), share.advocateId());
    }

    int attempts(UUID advocateId, UUID contentItemId, String network) {
        return database.one("""
                        select coalesce(max(attempt), 0) as attempts from share
                        where advocate_id = ? and content_item_id = ? and network = ?""", row -> row.number("attempts"), advocateId, contentItemId, network)
                .orElse(0);
    }

    Optional<IssuedShare> find(UUID advocateId, UUID id) {
        return database.one(SELECT + " and s.id = ?", ShareRepository::issuedShare, advocateId, id);
    }

    /** The first ones before that id, the latest first. */
    List<IssuedShare> list(UUID advocateId, @Nullable UUID before, int limit) {
        return database.list(
                SELECT + " and (?::uuid is null or s.id < ?) order by s.id desc limit ?",
                ShareRepository::issuedShare,
                advocateId,
                before,
                before,
                limit);
    }

    private static IssuedShare issuedShare(Row row) throws SQLException {
        String words = row.optionalText("words");
        Share share = new Share(
                row.uuid("id"),
                row.uuid("advocate_id"),
                row.uuid("content_item_id"),
                row.uuid("channel_id"),
                row.text("network"),
                ChannelKind.valueOf(row.text("channel_kind")),
                row.optionalUuid("caption_id"),
                row.number("attempt"),
                words == null ? "" : words,
                row.instant("created_at"));
        return new IssuedShare(
                share,
                new TrackedLink(row.uuid("link_id"), row.text("code"), row.instant("link_created_at")),
                row.texts("levels").stream()
                        .map(EvidenceLevel::valueOf)
                        .max(Comparator.naturalOrder())
                        .orElse(EvidenceLevel.ISSUED),
                row.text("title"));
    }
}
