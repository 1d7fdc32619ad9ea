package io.heraut.content.feed;

import io.heraut.content.audience.Reader;
import io.heraut.content.caption.CaptionService;
import io.heraut.content.caption.CaptionView;
import io.heraut.content.item.ContentItem;
import io.heraut.content.item.ContentItemService;
import io.heraut.content.item.FeedPosition;
import io.heraut.content.item.ItemFilter;
import io.heraut.content.keymessage.KeyMessageService;
import io.heraut.content.keymessage.KeyMessageView;
import io.heraut.web.paging.Cursor;
import io.heraut.web.paging.Page;
import io.heraut.web.paging.PageQuery;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import io.heraut.web.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Puts together what an advocate finds to share. */
@ApplicationScoped
class FeedService {
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final ContentItemService items;
    private final CaptionService captions;
    private final KeyMessageService keyMessages;
    private final Caller caller;

    FeedService(ContentItemService items, CaptionService captions, KeyMessageService keyMessages, Caller caller) {
        this.items = items;
        this.captions = captions;
        this.keyMessages = keyMessages;
        this.caller = caller;
    }

    @Transactional
    public Page<FeedItemView> page(ItemFilter filter, PageQuery page) {
        FeedPosition after = page.cursor() == null ? null : position(page.cursor());
        List<ContentItem> found = items.feed(Reader.of(caller), filter, after, page.limit() + 1);
        Page<ContentItem> shown = Page.of(
                found, page.limit(), item -> Cursor.encode(Objects.requireNonNull(item.visibleFrom()), item.id()));
        return new Page<>(views(shown.items()), shown.next());
    }

    @Transactional
    public FeedItemView get(UUID id) {
        ContentItem item = items.inFeed(id, Reader.of(caller))
                .orElseThrow(() ->
                        new ProblemException(CommonProblem.NOT_FOUND, "There is no item with this id in your feed."));
        return views(List.of(item)).getFirst();
    }

    private static FeedPosition position(String text) {
        Cursor cursor = Cursor.decode(text, 2);
        Instant visibleFrom = cursor.instant(0);
        if (visibleFrom.isBefore(Instant.EPOCH) || visibleFrom.isAfter(LATEST)) {
            throw new ProblemException(CommonProblem.INVALID_CURSOR, "Use the value of \"next\" from the page before.");
        }
        return new FeedPosition(visibleFrom, cursor.uuid(1));
    }

    private List<FeedItemView> views(List<ContentItem> shown) {
        Map<UUID, List<CaptionView>> captionsOf =
                captions.byItems(shown.stream().map(ContentItem::id).toList());
        Map<UUID, KeyMessageView> known = keyMessages.byIds(shown.stream()
                .flatMap(item -> item.keyMessageIds().stream())
                .distinct()
                .toList());
        return shown.stream()
                .map(item -> view(item, captionsOf.getOrDefault(item.id(), List.of()), known))
                .toList();
    }

    private static FeedItemView view(
            ContentItem item, List<CaptionView> captions, Map<UUID, KeyMessageView> keyMessages) {
        String image = item.image();
        return new FeedItemView(
                item.id(),
                item.title(),
                item.summary(),
                URI.create(item.canonicalUrl()),
                image == null ? null : URI.create(image),
                item.contentType(),
                item.language(),
                item.topics(),
                item.keyMessageIds().stream()
                        .flatMap(id -> Stream.ofNullable(keyMessages.get(id)))
                        .map(message -> new FeedItemView.KeyMessage(message.id(), message.title(), message.text()))
                        .toList(),
                captions,
                Objects.requireNonNull(item.publishedAt()));
    }
}
