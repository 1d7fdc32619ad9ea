package io.heraut.content.caption;

import io.heraut.content.item.CaptionsOfItem;
import io.heraut.events.Caption;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** A bean of its own, because captions know items and not the other way round. */
@ApplicationScoped
class ToldCaptions implements CaptionsOfItem {
    private final CaptionRepository captions;

    ToldCaptions(CaptionRepository captions) {
        this.captions = captions;
    }

    @Override
    public List<Caption> of(UUID contentItemId) {
        return captions.ofItems(List.of(contentItemId)).stream()
                .map(io.heraut.content.caption.Caption::asTold)
                .toList();
    }
}
