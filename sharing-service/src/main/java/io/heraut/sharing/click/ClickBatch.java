package io.heraut.sharing.click;

import java.util.List;
import java.util.UUID;

/**
 * Clicks that went into the log together. The id is given at the redirect and stays through every repetition,
 * so that the batch is counted once.
 */
public record ClickBatch(UUID id, List<Click> clicks) {
    public ClickBatch {
        clicks = List.copyOf(clicks);
    }
}
