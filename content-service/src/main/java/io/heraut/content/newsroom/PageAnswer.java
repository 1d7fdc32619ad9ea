package io.heraut.content.newsroom;

import org.jspecify.annotations.Nullable;

/**
 * What came of fetching a page.
 *
 * @param problem why it was not read
 */
public record PageAnswer(PageFacts facts, @Nullable String problem) {
    static PageAnswer read(PageFacts facts) {
        return new PageAnswer(facts, null);
    }

    static PageAnswer unread(String problem) {
        return new PageAnswer(PageFacts.NONE, problem);
    }
}
