package io.heraut.content.source;

import io.heraut.content.item.ContentItemService;
import io.heraut.content.item.Known;
import io.heraut.content.item.NewItem;
import io.heraut.kit.advocate.AdvocateDirectory;
import io.heraut.kit.audit.Audit;
import io.heraut.kit.idempotency.Idempotent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The transactions of an import; everything slow lies between them. */
@ApplicationScoped
class ImportStore {
    private final SourceRepository sources;
    private final ContentItemService items;
    private final AdvocateDirectory directory;
    private final Audit audit;
    private final Clock clock;

    ImportStore(
            SourceRepository sources, ContentItemService items, AdvocateDirectory directory, Audit audit, Clock clock) {
        this.sources = sources;
        this.items = items;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Feeding begin(UUID sourceId) {
        directory.requireCurrent();
        Source source = sources.findByIdOptional(sourceId).orElseThrow(SourceService::notFound);
        return new Feeding(
                sourceId,
                source.url(),
                source.language(),
                source.audience(),
                source.entityTag(),
                source.lastModified());
    }

    @Transactional
    public Known known(UUID sourceId, Collection<String> guids, Collection<String> urls) {
        return items.known(sourceId, guids, urls);
    }

    @Idempotent
    public Response nothingNew(UUID sourceId) {
        Source source = sources.findForChange(sourceId).orElseThrow(SourceService::notFound);
        source.foundUnchanged(clock.instant());
        return Response.ok(new ImportView(sourceId, 0, 0, 0, 0, List.of(), List.of()))
                .build();
    }

    /** Stores what is still new: another import of the source may have been quicker. */
    @Idempotent
    public Response store(Feeding feeding, Imported imported) {
        UUID importer = directory.requireCurrent().advocateId();
        // The row's lock lets imports of one source store one after the other.
        Source source = sources.findForChange(feeding.sourceId()).orElseThrow(SourceService::notFound);
        List<NewItem> fresh = stillNew(feeding.sourceId(), imported.items());
        // Ids grow with time and lists show the latest first: the feed's order is kept by storing it from its end.
        List<UUID> ids = items.addDrafts(fresh.reversed(), importer).reversed();
        boolean sameFeed = source.url().equals(feeding.address());
        source.imported(
                sameFeed ? imported.entityTag() : null, sameFeed ? imported.lastModified() : null, clock.instant());
        sources.flush();
        audit.record("import", "source", feeding.sourceId(), Map.of("added", ids.size()));
        return Response.ok(new ImportView(
                        feeding.sourceId(),
                        ids.size(),
                        imported.skipped() + imported.items().size() - ids.size(),
                        imported.unusable(),
                        imported.left(),
                        ids,
                        imported.unreadPages()))
                .build();
    }

    private List<NewItem> stillNew(UUID sourceId, List<NewItem> given) {
        Known known = items.known(
                sourceId,
                given.stream().map(NewItem::guid).toList(),
                given.stream().map(item -> item.canonicalUrl().toString()).toList());
        Set<String> urls = new HashSet<>();
        List<NewItem> fresh = new ArrayList<>();
        for (NewItem item : given) {
            String url = item.canonicalUrl().toString();
            // Two addresses in the feed may turn out to be the same page.
            if (!known.hasGuid(item.guid()) && !known.hasUrl(url) && urls.add(url)) {
                fresh.add(item);
            }
        }
        return fresh;
    }
}
