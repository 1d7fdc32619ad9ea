package io.heraut.content.source;

import io.heraut.content.ContentConfig;
import io.heraut.content.item.ContentItemService;
import io.heraut.content.item.Known;
import io.heraut.content.item.NewItem;
import io.heraut.content.newsroom.FeedAnswer;
import io.heraut.content.newsroom.FeedEntry;
import io.heraut.content.newsroom.Newsroom;
import io.heraut.content.newsroom.PageAnswer;
import io.heraut.content.newsroom.PageFacts;
import io.heraut.content.newsroom.WebAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes drafts of what is new in a source's feed. */
@ApplicationScoped
class ImportService {
    private final ImportStore store;
    private final Newsroom newsroom;
    private final ContentConfig config;

    ImportService(ImportStore store, Newsroom newsroom, ContentConfig config) {
        this.store = store;
        this.newsroom = newsroom;
        this.config = config;
    }

    Response run(UUID sourceId) {
        Feeding feeding = store.begin(sourceId);
        return switch (newsroom.feed(feeding.address(), feeding.entityTag(), feeding.lastModified())) {
            case FeedAnswer.Found found -> store.store(feeding, read(feeding, found));
            case FeedAnswer.Unchanged ignored -> store.nothingNew(sourceId);
            case FeedAnswer.Unreachable unreachable -> throw FeedProblems.unreachable(unreachable);
            case FeedAnswer.Invalid invalid -> throw FeedProblems.invalid(invalid);
            case FeedAnswer.NotAllowed notAllowed -> throw FeedProblems.notAllowed(notAllowed);
        };
    }

    private Imported read(Feeding feeding, FeedAnswer.Found found) {
        List<FeedEntry> entries = found.feed().entries();
        Known known = store.known(
                feeding.sourceId(),
                entries.stream().map(FeedEntry::guid).toList(),
                entries.stream().map(entry -> entry.link().toString()).toList());
        ImportPlan plan = ImportPlan.of(entries, known, config.imports().maxItems());
        Map<URI, PageAnswer> pages =
                newsroom.pages(plan.taken().stream().map(FeedEntry::link).toList());
        List<NewItem> items = new ArrayList<>();
        List<ImportView.UnreadPage> unread = new ArrayList<>();
        for (FeedEntry entry : plan.taken()) {
            PageAnswer page = Objects.requireNonNull(pages.get(entry.link()));
            items.add(item(feeding, found, entry, page.facts()));
            if (page.problem() != null) {
                unread.add(new ImportView.UnreadPage(entry.link(), page.problem()));
            }
        }
        boolean whole = plan.left() == 0;
        return new Imported(
                items,
                plan.skipped(),
                found.feed().unusable(),
                plan.left(),
                unread,
                whole ? found.etag() : null,
                whole ? found.lastModified() : null);
    }

    private NewItem item(Feeding feeding, FeedAnswer.Found found, FeedEntry entry, PageFacts page) {
        return new NewItem(
                feeding.sourceId(),
                entry.guid(),
                Objects.requireNonNullElseGet(page.canonical(), () -> WebAddress.withoutTracking(entry.link())),
                entry.title(),
                first(entry.summary(), page.description()),
                Objects.requireNonNullElse(
                        first(feeding.language(), entry.language(), found.feed().language(), page.language()),
                        config.defaultLanguage()),
                first(entry.image(), page.image(), entry.imageInText()),
                ContentItemService.tags(page),
                feeding.audience(),
                entry.published());
    }

    @SafeVarargs
    private static <T> @Nullable T first(@Nullable T... values) {
        return Stream.of(values).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
