package io.heraut.sharing.content;

import java.util.UUID;

/**
 * A caption that can be given out.
 *
 * @param position in the order in which the content service lists them
 * @param used how often it was given out
 */
public record OfferedCaption(UUID id, String language, String text, int position, long used) {}
