package io.heraut.content.item;

import io.heraut.events.Caption;
import java.util.List;
import java.util.UUID;

/** Gives what an item's publication has to tell of its captions. */
public interface CaptionsOfItem {
    List<Caption> of(UUID contentItemId);
}
