package io.heraut.sharing.network;

import java.net.URI;

/**
 * What is to be posted.
 *
 * @param words the caption or the advocate's own text, without the link; may be empty
 * @param link the tracked link
 * @param subject the item's title, for networks that have a subject line
 */
public record Post(String words, URI link, String subject) {
    /** The words with the link after them, on a line of its own. */
    String wordsThenLink() {
        return words.isEmpty() ? link.toString() : words + "\n\n" + link;
    }
}
