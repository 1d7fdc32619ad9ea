package io.heraut.events;

import java.util.UUID;

/**
 * A text that is suggested to whoever shares the item.
 *
 * @param network as in {@code LINKEDIN}
 * @param language BCP 47
 * @param text without the link, which is added when it is shared
 */
public record Caption(UUID captionId, String network, String language, String text) {
    public Caption {
        captionId = Require.present(captionId, "captionId");
        network = Require.present(network, "network");
        language = Require.present(language, "language");
        text = Require.present(text, "text");
    }
}
