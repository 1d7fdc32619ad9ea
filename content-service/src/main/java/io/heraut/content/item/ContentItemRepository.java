package io.heraut.content.item;

import io.heraut.content.audience.Reader;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ContentItemRepository implements PanacheRepositoryBase<ContentItem, UUID> {
    private static final String VISIBLE =
            "status = 'PUBLISHED' and visible_from <= :now and (expires_at is null or expires_at > :now)";

    Optional<ContentItem> findForChange(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Newest first; only what advocates see at that time, where a time is given. */
    List<ContentItem> newest(ItemFilter filter, @Nullable Instant visibleAt, @Nullable UUID before, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder where = new StringBuilder("where true");
        if (visibleAt != null) {
            where.append(" and ").append(VISIBLE);
            parameters.put("now", visibleAt);
        }
        if (before != null) {
            where.append(" and id < :before");
            parameters.put("before", before);
        }
        narrow(filter, where, parameters);
        return select(where + " order by id desc", parameters, limit);
    }

    /** What that person finds in the feed, newest first. */
    List<ContentItem> feed(Reader reader, ItemFilter filter, Instant now, @Nullable FeedPosition after, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder where = new StringBuilder("where ").append(VISIBLE);
        parameters.put("now", now);
        where.append("""
                 and (audience_countries = '{}' or :country = any (audience_countries))
                 and (audience_teams = '{}' or :team = any (audience_teams))
                 and (audience_languages = '{}' or exists (
                     select from unnest(audience_languages) as tag where split_part(tag, '-', 1) = :reads))""");
        // What is not known of a person is in no list, and neither is the empty text.
        parameters.put("country", Objects.requireNonNullElse(reader.country(), ""));
        parameters.put("team", Objects.requireNonNullElse(reader.team(), ""));
        parameters.put("reads", Objects.requireNonNullElse(reader.language(), ""));
        if (after != null) {
            where.append(" and (visible_from, id) < (:afterTime, :afterId)");
            parameters.put("afterTime", after.visibleFrom());
            parameters.put("afterId", after.id());
        }
        narrow(filter, where, parameters);
        return select(where + " order by visible_from desc, id desc", parameters, limit);
    }

    /** Whether this transaction is the one, among all replicas, that ends items. */
    boolean leads() {
        return (Boolean) getEntityManager()
                .createNativeQuery(
                        "select pg_try_advisory_xact_lock(hashtextextended('heraut.content.expiry', 0))", Boolean.class)
                .getSingleResult();
    }

    /** Published items whose end date has come, locked, soonest first; without those that somebody is working on. */
    List<ContentItem> dueToEnd(Instant now, int limit) {
        return select(
                "where status = 'PUBLISHED' and expires_at <= :now order by expires_at, id",
                " for update skip locked",
                Map.of("now", now),
                limit);
    }

    /** Which of the ids and addresses an earlier import of the source has brought. */
    Known known(UUID sourceId, Collection<String> guids, Collection<String> urls) {
        Set<String> knownGuids = new HashSet<>();
        Set<String> knownUrls = new HashSet<>();
        // Arrays, because a feed can have more items than a statement parameters.
        NativeQuery<Object[]> query = getEntityManager()
                .createNativeQuery(
                        "select guid, canonical_url from content_item where source_id = :source"
                                + " and (guid = any (:guids) or canonical_url = any (:urls))",
                        Object[].class)
                .unwrap(NativeQuery.class);
        query.setParameter("source", sourceId)
                .setParameter("guids", guids.toArray(String[]::new))
                .setParameter("urls", urls.toArray(String[]::new))
                .getResultList()
                .forEach(row -> {
                    knownGuids.add((String) row[0]);
                    knownUrls.add((String) row[1]);
                });
        return new Known(knownGuids, knownUrls);
    }

    private static void narrow(ItemFilter filter, StringBuilder where, Map<String, Object> parameters) {
        narrow("status = :status", "status", name(filter.status()), where, parameters);
        narrow("source_id = :source", "source", filter.sourceId(), where, parameters);
        narrow("content_type = :type", "type", name(filter.contentType()), where, parameters);
        narrow("split_part(language, '-', 1) = :language", "language", filter.language(), where, parameters);
        narrow(":topic = any (topics)", "topic", filter.topic(), where, parameters);
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static void narrow(
            String condition,
            String parameter,
            @Nullable Object value,
            StringBuilder where,
            Map<String, Object> parameters) {
        if (value != null) {
            where.append(" and ").append(condition);
            parameters.put(parameter, value);
        }
    }

    private List<ContentItem> select(String where, Map<String, Object> parameters, int limit) {
        return select(where, "", parameters, limit);
    }

    private List<ContentItem> select(String where, String lock, Map<String, Object> parameters, int limit) {
        NativeQuery<ContentItem> query = getEntityManager()
                .createNativeQuery("select * from content_item " + where + " limit :limit" + lock, ContentItem.class)
                .unwrap(NativeQuery.class);
        parameters.forEach(query::setParameter);
        query.setParameter("limit", limit);
        return query.getResultList();
    }
}
