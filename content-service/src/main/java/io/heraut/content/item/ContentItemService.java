package io.heraut.content.item;

import com.fasterxml.jackson.databind.JsonNode;
import io.heraut.content.ContentConfig;
import io.heraut.content.audience.Reader;
import io.heraut.content.keymessage.KeyMessageService;
import io.heraut.content.newsroom.Newsroom;
import io.heraut.content.newsroom.PageFacts;
import io.heraut.content.request.Answers;
import io.heraut.content.request.Edits;
import io.heraut.events.ContentExpired;
import io.heraut.events.ContentWithdrawn;
import io.heraut.events.EventType;
import io.heraut.kit.advocate.AdvocateDirectory;
import io.heraut.kit.audit.Audit;
import io.heraut.kit.event.Outbox;
import io.heraut.kit.idempotency.Idempotent;
import io.heraut.web.ETags;
import io.heraut.web.paging.Cursor;
import io.heraut.web.paging.Page;
import io.heraut.web.paging.PageQuery;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import io.heraut.web.security.Caller;
import io.heraut.web.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes items from draft to published and out again. */
@ApplicationScoped
public class ContentItemService {
    private static final String OBJECT = "content-item";

    private final ContentItemRepository items;
    private final KeyMessageService keyMessages;
    private final CaptionsOfItem captions;
    private final Newsroom newsroom;
    private final AdvocateDirectory directory;
    private final Outbox outbox;
    private final Edits edits;
    private final Audit audit;
    private final Clock clock;
    private final Caller caller;
    private final ContentConfig config;

    ContentItemService(
            ContentItemRepository items,
            KeyMessageService keyMessages,
            CaptionsOfItem captions,
            Newsroom newsroom,
            AdvocateDirectory directory,
            Outbox outbox,
            Edits edits,
            Audit audit,
            Clock clock,
            Caller caller,
            ContentConfig config) {
        this.items = items;
        this.keyMessages = keyMessages;
        this.captions = captions;
        this.newsroom = newsroom;
        this.directory = directory;
        this.outbox = outbox;
        this.edits = edits;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
        this.config = config;
    }

    /** What is shown of an item, and the version that an edit has to name. */
    record Versioned(ContentItemView view, long version) {}

    /** An item that is about to be written, and what its page says of itself. */
    record Prepared(URI page, ContentItemEdit edit, OpenGraphTags openGraph) {}

    /** Reads the page, outside of any transaction. */
    Prepared prepare(ContentItemRequest request) {
        directory.requireCurrent();
        URI address = request.page();
        PageFacts page = newsroom.page(address).facts();
        String title = or(blankToNull(request.title()), page.title());
        if (title == null) {
            throw new ProblemException(
                            CommonProblem.VALIDATION_FAILED, "The page names no title, so the item needs one.")
                    .withError("/title", "must be given, because the page names none");
        }
        String summary = or(blankToNull(request.summary()), page.description());
        String language = or(request.language(), page.language());
        String image = or(request.image(), text(page.image()));
        ContentItemEdit edit;
        try {
            edit = new ContentItemEdit(
                    title,
                    summary,
                    language == null ? config.defaultLanguage() : language,
                    request.contentType(),
                    image,
                    request.audience(),
                    request.topics(),
                    request.keyMessageIds(),
                    request.embargoUntil(),
                    request.expiresAt());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                            CommonProblem.VALIDATION_FAILED, "See errors for the values that are refused.", e)
                    .withError("", String.valueOf(e.getMessage()));
        }
        return new Prepared(address, edits.checked(edit), tags(page));
    }

    /** After {@link #prepare}. */
    @Idempotent
    Response create(Prepared prepared) {
        UUID author = directory.requireCurrent().advocateId();
        keyMessages.requireKnown(prepared.edit().keyMessageIds());
        ContentItem item =
                ContentItem.written(prepared.page(), prepared.edit(), prepared.openGraph(), author, clock.instant());
        items.persistAndFlush(item);
        audit.record("create", OBJECT, item.id(), null);
        Versioned created = versioned(item);
        return Answers.created("/api/v1/content-items/" + item.id(), created.view(), created.version());
    }

    @Transactional
    Versioned edit(UUID id, @Nullable String ifMatch, JsonNode patch) {
        UUID editor = directory.requireCurrent().advocateId();
        ContentItem item = forChange(id);
        ETags.requireMatch(ifMatch, item.version());
        ContentItemEdit current = item.editable();
        ContentItemEdit edit = edits.merged(current, patch, ContentItemEdit.class);
        if (!edit.equals(current)) {
            keyMessages.requireKnown(edit.keyMessageIds());
            item.edit(edit, editor, clock.instant());
            audit.record("edit", OBJECT, id, null);
        }
        return flushed(item);
    }

    /** Something that belongs to the item is about to be edited: that is an edit of the item. */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID touch(UUID id) {
        UUID editor = directory.requireCurrent().advocateId();
        forChange(id).touch(editor, clock.instant());
        return editor;
    }

    /** Refuses an id that the caller can not see an item by. */
    @Transactional
    public void requireReadable(UUID id) {
        get(id);
    }

    @Transactional
    Versioned submit(UUID id, @Nullable String ifMatch) {
        UUID by = directory.requireCurrent().advocateId();
        ContentItem item = forChange(id, ifMatch);
        item.submit(by, clock.instant());
        audit.record("submit", OBJECT, id, null);
        return flushed(item);
    }

    @Transactional
    Versioned approve(UUID id, @Nullable String ifMatch) {
        UUID by = directory.requireCurrent().advocateId();
        ContentItem item = forChange(id, ifMatch);
        item.approve(by, clock.instant());
        audit.record("approve", OBJECT, id, null);
        return flushed(item);
    }

    @Transactional
    Versioned returnToDraft(UUID id, @Nullable String ifMatch, String note) {
        directory.requireCurrent();
        ContentItem item = forChange(id, ifMatch);
        item.returnToDraft(note.strip());
        audit.record("return", OBJECT, id, null);
        return flushed(item);
    }

    @Transactional
    Versioned publish(UUID id, @Nullable String ifMatch) {
        UUID by = directory.requireCurrent().advocateId();
        ContentItem item = forChange(id, ifMatch);
        Instant now = clock.instant();
        item.publish(by, now);
        outbox.publish(EventType.CONTENT_PUBLISHED, id, Publication.of(item, captions.of(id)), now);
        audit.record("publish", OBJECT, id, Map.of("publication", item.publication()));
        return flushed(item);
    }

    @Transactional
    Versioned withdraw(UUID id, @Nullable String ifMatch, @Nullable String reason) {
        UUID by = directory.requireCurrent().advocateId();
        ContentItem item = forChange(id, ifMatch);
        Instant now = clock.instant();
        String why = blankToNull(reason);
        item.withdraw(why, by, now);
        outbox.publish(EventType.CONTENT_WITHDRAWN, id, new ContentWithdrawn(id, why), now);
        audit.record("withdraw", OBJECT, id, null);
        return flushed(item);
    }

    /**
     * Ends items whose end date has come, as of that date.
     *
     * @return how many; fewer than asked for when there are no more, or when another replica is at it
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    int endDue(int limit) {
        if (!items.leads()) {
            return 0;
        }
        List<ContentItem> due = items.dueToEnd(clock.instant(), limit);
        due.stream().sorted(Comparator.comparing(ContentItem::id)).forEach(item -> {
            Instant end = Objects.requireNonNull(item.expiresAt());
            item.expire();
            outbox.publish(EventType.CONTENT_EXPIRED, item.id(), new ContentExpired(item.id()), end);
            audit.record("expire", OBJECT, item.id(), null);
        });
        return due.size();
    }

    @Transactional
    Versioned get(UUID id) {
        ContentItem item = items.findByIdOptional(id).orElseThrow(ContentItemService::notFound);
        if (worksOnContent()) {
            return new Versioned(ContentItemView.full(item), item.version());
        }
        if (!item.isVisibleAt(clock.instant())) {
            throw notFound();
        }
        return new Versioned(ContentItemView.forPartners(item), item.version());
    }

    @Transactional
    Page<ContentItemView> list(ItemFilter filter, PageQuery page) {
        UUID before =
                page.cursor() == null ? null : Cursor.decode(page.cursor(), 1).uuid(0);
        boolean inside = worksOnContent();
        Instant visibleAt = inside ? null : clock.instant();
        return Page.of(
                        items.newest(filter, visibleAt, before, page.limit() + 1),
                        page.limit(),
                        item -> Cursor.encode(item.id()))
                .map(inside ? ContentItemView::full : ContentItemView::forPartners);
    }

    /** What that person finds in the feed, newest first. */
    @Transactional
    public List<ContentItem> feed(Reader reader, ItemFilter filter, @Nullable FeedPosition after, int limit) {
        return items.feed(reader, filter, clock.instant(), after, limit);
    }

    /** The item, if that person finds it in the feed. */
    @Transactional
    public Optional<ContentItem> inFeed(UUID id, Reader reader) {
        return items.findByIdOptional(id)
                .filter(item ->
                        item.isVisibleAt(clock.instant()) && item.audience().admits(reader));
    }

    /** Which of the ids and addresses an earlier import of the source has brought. */
    @Transactional
    public Known known(UUID sourceId, Collection<String> guids, Collection<String> urls) {
        return items.known(sourceId, guids, urls);
    }

    /** Makes drafts of what a source gives, for whoever imports it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> addDrafts(List<NewItem> given, UUID importer) {
        Instant now = clock.instant();
        return given.stream()
                .map(each -> {
                    ContentItem item = ContentItem.imported(each, importer, now);
                    items.persist(item);
                    return item.id();
                })
                .toList();
    }

    private boolean worksOnContent() {
        return caller.hasRole(Roles.CURATOR)
                || caller.hasRole(Roles.REVIEWER)
                || caller.hasRole(Roles.PROGRAM_MANAGER)
                || caller.hasRole(Roles.ADMIN);
    }

    /** For an action: whoever wants to be sure of what they act on names the version. */
    private ContentItem forChange(UUID id, @Nullable String ifMatch) {
        ContentItem item = forChange(id);
        if (ifMatch != null) {
            ETags.requireMatch(ifMatch, item.version());
        }
        return item;
    }

    private ContentItem forChange(UUID id) {
        return items.findForChange(id).orElseThrow(ContentItemService::notFound);
    }

    private Versioned flushed(ContentItem item) {
        items.flush();
        return versioned(item);
    }

    private static Versioned versioned(ContentItem item) {
        return new Versioned(ContentItemView.full(item), item.version());
    }

    /** What is kept of a page's words. */
    public static OpenGraphTags tags(PageFacts page) {
        return new OpenGraphTags(page.title(), page.description(), text(page.image()), page.siteName());
    }

    private static @Nullable String text(@Nullable URI address) {
        return address == null ? null : address.toString();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable String or(@Nullable String first, @Nullable String second) {
        return first != null ? first : second;
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonProblem.NOT_FOUND, "There is no content item with this id.");
    }
}
