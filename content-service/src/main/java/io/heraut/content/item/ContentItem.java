package io.heraut.content.item;

import io.heraut.content.ContentProblem;
import io.heraut.content.audience.Audience;
import io.heraut.kit.Ids;
import io.heraut.web.problem.ProblemException;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something to share, from the first draft on. */
@Entity
@Table(name = "content_item")
public class ContentItem {
    @Id
    private UUID id;

    private @Nullable UUID sourceId;
    private @Nullable String guid;

    @Enumerated(EnumType.STRING)
    private ItemStatus status;

    @Enumerated(EnumType.STRING)
    private ContentType contentType;

    private String language;
    private String title;
    private @Nullable String summary;
    private String canonicalUrl;
    private @Nullable String image;

    @Embedded
    private @Nullable OpenGraphTags openGraph;

    private List<String> topics;

    @Embedded
    private Audience audience;

    @ElementCollection
    @CollectionTable(name = "content_item_key_message", joinColumns = @JoinColumn(name = "content_item_id"))
    @OrderColumn(name = "position")
    @Column(name = "key_message_id")
    private List<UUID> keyMessageIds;

    private @Nullable Instant publishedAtSource;
    private @Nullable Instant embargoUntil;
    private @Nullable Instant expiresAt;

    /** How often it was published. */
    private int publication;

    private @Nullable UUID publishedBy;
    private @Nullable Instant publishedAt;
    /** From when on advocates see it: its publication or the end of its embargo. */
    private @Nullable Instant visibleFrom;

    private UUID createdBy;
    private Instant createdAt;
    private UUID editedBy;
    private Instant editedAt;
    private @Nullable UUID submittedBy;
    private @Nullable Instant submittedAt;
    private @Nullable UUID approvedBy;
    private @Nullable Instant approvedAt;
    private @Nullable UUID withdrawnBy;
    private @Nullable Instant withdrawnAt;

    /** What a reviewer wrote when returning it, or why it was withdrawn. */
    private @Nullable String note;

    @Version
    private long version;

    protected ContentItem() {}

    private ContentItem(
            URI canonicalUrl, String title, String language, Audience audience, UUID createdBy, Instant now) {
        this.id = Ids.next();
        this.title = title;
        this.language = language;
        this.audience = audience;
        this.status = ItemStatus.DRAFT;
        this.canonicalUrl = canonicalUrl.toString();
        this.contentType = ContentType.NEWS;
        this.topics = List.of();
        this.keyMessageIds = new ArrayList<>();
        this.createdBy = createdBy;
        this.createdAt = now;
        this.editedBy = createdBy;
        this.editedAt = now;
    }

    static ContentItem written(
            URI canonicalUrl, ContentItemEdit edit, OpenGraphTags openGraph, UUID author, Instant now) {
        ContentItem item = new ContentItem(canonicalUrl, edit.title(), edit.language(), edit.audience(), author, now);
        item.openGraph = openGraph;
        item.take(edit);
        return item;
    }

    static ContentItem imported(NewItem given, UUID importer, Instant now) {
        ContentItem item =
                new ContentItem(given.canonicalUrl(), given.title(), given.language(), given.audience(), importer, now);
        item.sourceId = given.sourceId();
        item.guid = given.guid();
        item.summary = given.summary();
        item.image = given.image() == null ? null : given.image().toString();
        item.openGraph = given.openGraph();
        item.publishedAtSource = given.publishedAtSource();
        return item;
    }

    /** What can be edited, as it is now. */
    ContentItemEdit editable() {
        return new ContentItemEdit(
                title, summary, language, contentType, image, audience, topics, keyMessageIds, embargoUntil, expiresAt);
    }

    void edit(ContentItemEdit edit, UUID editor, Instant now) {
        touch(editor, now);
        take(edit);
    }

    /** Something that belongs to it was edited. */
    void touch(UUID editor, Instant now) {
        status = after(ItemAction.EDIT);
        forgetReview();
        editedBy = editor;
        editedAt = now;
    }

    private void take(ContentItemEdit edit) {
        title = edit.title();
        summary = edit.summary();
        language = edit.language();
        contentType = edit.contentType();
        image = edit.image();
        audience = edit.audience();
        topics = edit.topics();
        if (!keyMessageIds.equals(edit.keyMessageIds())) {
            keyMessageIds.clear();
            keyMessageIds.addAll(edit.keyMessageIds());
        }
        embargoUntil = edit.embargoUntil();
        expiresAt = edit.expiresAt();
    }

    void submit(UUID by, Instant now) {
        status = after(ItemAction.SUBMIT);
        submittedBy = by;
        submittedAt = now;
        note = null;
    }

    void returnToDraft(@Nullable String why) {
        status = after(ItemAction.RETURN);
        forgetReview();
        withdrawnBy = null;
        withdrawnAt = null;
        visibleFrom = null;
        note = why;
    }

    void approve(UUID by, Instant now) {
        ItemStatus next = after(ItemAction.APPROVE);
        if (isWorkOf(by)) {
            throw new ProblemException(
                    ContentProblem.OWN_WORK,
                    "You wrote, edited or submitted this item: somebody else has to approve it.");
        }
        status = next;
        approvedBy = by;
        approvedAt = now;
    }

    void publish(UUID by, Instant now) {
        ItemStatus next = after(ItemAction.PUBLISH);
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw new ProblemException(
                    ContentProblem.EXPIRED_ALREADY,
                    "The item's end date (expiresAt) was " + expiresAt + ": give it a later one, or none.");
        }
        status = next;
        publication++;
        publishedBy = by;
        publishedAt = now;
        visibleFrom = embargoUntil != null && embargoUntil.isAfter(now) ? embargoUntil : now;
    }

    void withdraw(@Nullable String why, UUID by, Instant now) {
        status = after(ItemAction.WITHDRAW);
        withdrawnBy = by;
        withdrawnAt = now;
        note = why;
    }

    /** Its end date has come. */
    void expire() {
        status = after(ItemAction.EXPIRE);
    }

    /** Whoever wrote it, edited it last or submitted it: two people have to have seen what is published. */
    boolean isWorkOf(UUID advocate) {
        return advocate.equals(createdBy) || advocate.equals(editedBy) || advocate.equals(submittedBy);
    }

    boolean isVisibleAt(Instant now) {
        return status == ItemStatus.PUBLISHED
                && visibleFrom != null
                && !visibleFrom.isAfter(now)
                && (expiresAt == null || expiresAt.isAfter(now));
    }

    private void forgetReview() {
        submittedBy = null;
        submittedAt = null;
        approvedBy = null;
        approvedAt = null;
    }

    private ItemStatus after(ItemAction action) {
        return status.after(action)
                .orElseThrow(() -> new ProblemException(
                                ContentProblem.WRONG_STATUS,
                                "An item in status " + status + " can not be " + action.done() + ".")
                        .with("itemStatus", status)
                        .with(
                                "possible",
                                status.transitions().keySet().stream().sorted().toList()));
    }

    public UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    ItemStatus status() {
        return status;
    }

    @Nullable
    UUID sourceId() {
        return sourceId;
    }

    public ContentType contentType() {
        return contentType;
    }

    public String language() {
        return language;
    }

    public String title() {
        return title;
    }

    public @Nullable String summary() {
        return summary;
    }

    public String canonicalUrl() {
        return canonicalUrl;
    }

    public @Nullable String image() {
        return image;
    }

    OpenGraphTags openGraph() {
        // Hibernate reads an embedded record of nothing but nulls as null.
        return openGraph == null ? OpenGraphTags.NONE : openGraph;
    }

    public List<String> topics() {
        return topics;
    }

    Audience audience() {
        return audience;
    }

    public List<UUID> keyMessageIds() {
        return List.copyOf(keyMessageIds);
    }

    @Nullable
    Instant embargoUntil() {
        return embargoUntil;
    }

    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    Instant publishedAtSource() {
        return publishedAtSource;
    }

    int publication() {
        return publication;
    }

    public @Nullable Instant publishedAt() {
        return publishedAt;
    }

    public @Nullable Instant visibleFrom() {
        return visibleFrom;
    }

    @Nullable
    UUID publishedBy() {
        return publishedBy;
    }

    UUID createdBy() {
        return createdBy;
    }

    Instant createdAt() {
        return createdAt;
    }

    UUID editedBy() {
        return editedBy;
    }

    Instant editedAt() {
        return editedAt;
    }

    @Nullable
    UUID submittedBy() {
        return submittedBy;
    }

    @Nullable
    Instant submittedAt() {
        return submittedAt;
    }

    @Nullable
    UUID approvedBy() {
        return approvedBy;
    }

    @Nullable
    Instant approvedAt() {
        return approvedAt;
    }

    @Nullable
    UUID withdrawnBy() {
        return withdrawnBy;
    }

    @Nullable
    Instant withdrawnAt() {
        return withdrawnAt;
    }

    @Nullable
    String note() {
        return note;
    }
}
