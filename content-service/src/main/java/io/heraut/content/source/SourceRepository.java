package io.heraut.content.source;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SourceRepository implements PanacheRepositoryBase<Source, UUID> {

    Optional<Source> findForChange(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<Source> withUrl(String url) {
        return find("url", url).firstResultOptional();
    }

    /** Newest first. */
    List<Source> newest(@Nullable UUID before, int limit) {
        return (before == null ? find("order by id desc") : find("id < ?1 order by id desc", before))
                .range(0, limit - 1)
                .list();
    }
}
