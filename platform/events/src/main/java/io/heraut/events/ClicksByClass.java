package io.heraut.events;

/**
 * Requests to a link by what they turned out to be. Every request is of exactly one class.
 *
 * @param human people's clicks
 * @param self by the advocate whose link it is
 * @param duplicate by the same visitor within an hour of a counted click
 * @param unknown nothing is known of the visitor
 */
public record ClicksByClass(
        long human,
        long previewBot,
        long otherBot,
        long prefetch,
        long scanner,
        long self,
        long duplicate,
        long unknown) {}
