package io.heraut.content.caption;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class CaptionRepository implements PanacheRepositoryBase<Caption, UUID> {

    /** In the order in which they were written. */
    List<Caption> ofItems(Collection<UUID> contentItemIds) {
        return contentItemIds.isEmpty() ? List.of() : list("contentItemId in ?1 order by id", contentItemIds);
    }

    long countOf(UUID contentItemId) {
        return count("contentItemId", contentItemId);
    }

    boolean deleteOf(UUID contentItemId, UUID id) {
        return delete("contentItemId = ?1 and id = ?2", contentItemId, id) > 0;
    }
}
