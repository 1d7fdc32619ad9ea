package io.heraut.content.item;

import static io.heraut.content.item.ItemAction.APPROVE;
import static io.heraut.content.item.ItemAction.EDIT;
import static io.heraut.content.item.ItemAction.EXPIRE;
import static io.heraut.content.item.ItemAction.PUBLISH;
import static io.heraut.content.item.ItemAction.RETURN;
import static io.heraut.content.item.ItemAction.SUBMIT;
import static io.heraut.content.item.ItemAction.WITHDRAW;

import java.util.Map;
import java.util.Optional;

/** Where an item stands. */
public enum ItemStatus {
    DRAFT,
    IN_REVIEW,
    APPROVED,
    PUBLISHED,
    WITHDRAWN,
    EXPIRED;

    /** Where the action leads to; nothing when it can not be taken now. */
    public Optional<ItemStatus> after(ItemAction action) {
        return Optional.ofNullable(transitions().get(action));
    }

    /**
     * The whole state machine. An edit always leads to a draft: what was reviewed is what gets published. Who wants
     * to change what is published withdraws it, and returns it to draft.
     */
    Map<ItemAction, ItemStatus> transitions() {
        return switch (this) {
            case DRAFT -> Map.of(EDIT, DRAFT, SUBMIT, IN_REVIEW);
            case IN_REVIEW -> Map.of(EDIT, DRAFT, RETURN, DRAFT, APPROVE, APPROVED);
            case APPROVED -> Map.of(EDIT, DRAFT, RETURN, DRAFT, PUBLISH, PUBLISHED);
            case PUBLISHED -> Map.of(WITHDRAW, WITHDRAWN, EXPIRE, EXPIRED);
            case WITHDRAWN -> Map.of(RETURN, DRAFT);
            case EXPIRED -> Map.of(RETURN, DRAFT);
        };
    }
}
