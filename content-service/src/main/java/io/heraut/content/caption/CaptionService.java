package io.heraut.content.caption;

import io.heraut.content.ContentProblem;
import io.heraut.content.item.ContentItemService;
import io.heraut.content.newsroom.Languages;
import io.heraut.kit.audit.Audit;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Keeps the captions of items. */
@ApplicationScoped
public class CaptionService {
    /** Also keeps the event that tells of them below what Kafka takes. */
    static final int MAX_PER_ITEM = 50;

    private static final String OBJECT = "content-item";

    private final CaptionRepository captions;
    private final ContentItemService items;
    private final Audit audit;
    private final Clock clock;

    CaptionService(CaptionRepository captions, ContentItemService items, Audit audit, Clock clock) {
        this.captions = captions;
        this.items = items;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    CaptionView add(UUID contentItemId, CaptionRequest request) {
        String text = request.text().strip();
        Network network = request.network();
        int length = network.lengthOf(text);
        if (length > network.maxLength()) {
            throw new ProblemException(
                            ContentProblem.CAPTION_TOO_LONG,
                            network + " takes " + network.maxLength() + " " + network.unit()
                                    + " beside the link; this text has " + length + ".")
                    .withError("/text", "must have at most " + network.maxLength() + " " + network.unit())
                    .with("length", length)
                    .with("maxLength", network.maxLength());
        }
        UUID author = items.touch(contentItemId);
        if (captions.countOf(contentItemId) >= MAX_PER_ITEM) {
            throw new ProblemException(
                    ContentProblem.TOO_MANY_CAPTIONS,
                    "An item can have " + MAX_PER_ITEM + " captions: delete one first.");
        }
        Caption caption = new Caption(
                contentItemId,
                network,
                Languages.normalised(request.language()).orElseThrow(),
                text,
                author,
                clock.instant());
        captions.persistAndFlush(caption);
        audit.record("add-caption", OBJECT, contentItemId, Map.of("captionId", caption.id()));
        return caption.view();
    }

    @Transactional
    void delete(UUID contentItemId, UUID captionId) {
        items.touch(contentItemId);
        if (!captions.deleteOf(contentItemId, captionId)) {
            throw new ProblemException(CommonProblem.NOT_FOUND, "The item has no caption with this id.");
        }
        audit.record("delete-caption", OBJECT, contentItemId, Map.of("captionId", captionId));
    }

    /** Of an item that the caller can read. */
    @Transactional
    List<CaptionView> list(UUID contentItemId) {
        items.requireReadable(contentItemId);
        return byItems(List.of(contentItemId)).getOrDefault(contentItemId, List.of());
    }

    /** By item, in the order in which they were written. */
    public Map<UUID, List<CaptionView>> byItems(Collection<UUID> contentItemIds) {
        return captions.ofItems(contentItemIds).stream()
                .collect(Collectors.groupingBy(
                        Caption::contentItemId, Collectors.mapping(Caption::view, Collectors.toList())));
    }
}
