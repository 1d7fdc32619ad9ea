package io.heraut.sharing.content;

import io.heraut.events.Audience;
import io.heraut.events.Caption;
import io.heraut.events.ContentPublished;
import io.heraut.events.OpenGraph;
import io.heraut.sharing.database.Database;
import io.heraut.sharing.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The projection's tables. */
@ApplicationScoped
class ContentRepository {
    private final Database database;

    ContentRepository(Database database) {
        this.database = database;
    }

    /** @param sequence of the event, which numbers the publications of an item */
    void save(ContentPublished content, long sequence) {
        saveItem(content);
        saveCaptions(content);
        saveDimensions(content, sequence);
        announceChange(content.contentItemId());
    }

    /** Returns false when the item is unknown. */
    boolean close(UUID id, ContentStatus status) {
        boolean known = database.update("update content_item set status = ? where id = ?", status, id) == 1;
        announceChange(id);
        return known;
    }

    Optional<ContentItem> find(UUID id) {
        return database.one("select * from content_item where id = ?", ContentRepository::item, id);
    }

    /** Those that may be given out, held until the transaction ends so that no two shares take the same turn. */
    List<OfferedCaption> lockCaptions(UUID itemId, String network) {
        return database.list(
                """
                select id, language, text, position, used from content_caption
                where content_item_id = ? and network = ? and offered order by id for update""",
                row -> new OfferedCaption(
                        row.uuid("id"),
                        row.text("language"),
                        row.text("text"),
                        row.number("position"),
                        row.longNumber("used")),
                itemId,
                network);
    }

    void countUse(UUID captionId) {
        database.update("update content_caption set used = used + 1 where id = ?", captionId);
    }

    private void saveItem(ContentPublished content) {
        URI image = content.openGraph().image();
        database.update(
                """
                insert into content_item (id, status, content_type, language, title, canonical_url, og_title,
                    og_description, og_image, og_site_name, countries, teams, languages, published_at, embargo_until,
                    expires_at)
                values (?, 'PUBLISHED', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set status = excluded.status, content_type = excluded.content_type,
                    language = excluded.language, title = excluded.title, canonical_url = excluded.canonical_url,
                    og_title = excluded.og_title, og_description = excluded.og_description,
                    og_image = excluded.og_image, og_site_name = excluded.og_site_name,
                    countries = excluded.countries, teams = excluded.teams, languages = excluded.languages,
                    published_at = excluded.published_at, embargo_until = excluded.embargo_until,
                    expires_at = excluded.expires_at""",
                content.contentItemId(),
                content.contentType(),
                content.language(),
                content.title(),
                content.canonicalUrl().toString(),
                content.openGraph().title(),
                content.openGraph().description(),
                image == null ? null : image.toString(),
                content.openGraph().siteName(),
                content.audience().countries(),
                content.audience().teams(),
                content.audience().languages(),
                content.publishedAt(),
                content.embargoUntil(),
                content.expiresAt());
    }

    /** Captions that were taken away are kept: shares refer to them. */
    private void saveCaptions(ContentPublished content) {
        database.update(
                "update content_caption set offered = false where content_item_id = ? and offered",
                content.contentItemId());
        int position = 0;
        for (Caption caption : content.captions()) {
            database.update(
                    """
                    insert into content_caption (id, content_item_id, network, language, text, position, offered)
                    values (?, ?, ?, ?, ?, ?, true)
                    on conflict (id) do update set network = excluded.network, language = excluded.language,
                        text = excluded.text, position = excluded.position, offered = true""",
                    caption.captionId(),
                    content.contentItemId(),
                    caption.network(),
                    caption.language(),
                    caption.text(),
                    position++);
        }
    }

    /** What reports tell items apart by. Kept by publication, so that an older report can be made again. */
    private void saveDimensions(ContentPublished content, long sequence) {
        UUID campaign = content.campaignId();
        database.update(
                """
                insert into content_dimensions (content_item_id, sequence, content_type, title, topics, campaign)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing""",
                content.contentItemId(),
                sequence,
                content.contentType(),
                content.title(),
                content.topics().stream().distinct().sorted().toList(),
                campaign == null ? null : campaign.toString());
    }

    /** Every replica hears it when this transaction commits. */
    private void announceChange(UUID id) {
        database.run("select pg_notify(?, ?)", ContentService.CHANGES, id.toString());
    }

    private static ContentItem item(Row row) throws SQLException {
        return new ContentItem(
                row.uuid("id"),
                ContentStatus.valueOf(row.text("status")),
                row.text("content_type"),
                row.text("language"),
                row.text("title"),
                URI.create(row.text("canonical_url")),
                new OpenGraph(
                        row.text("og_title"),
                        row.optionalText("og_description"),
                        uri(row.optionalText("og_image")),
                        row.optionalText("og_site_name")),
                new Audience(row.texts("countries"), row.texts("teams"), row.texts("languages")),
                row.instant("published_at"),
                row.optionalInstant("embargo_until"),
                row.optionalInstant("expires_at"));
    }

    private static @Nullable URI uri(@Nullable String text) {
        return text == null ? null : URI.create(text);
    }
}
