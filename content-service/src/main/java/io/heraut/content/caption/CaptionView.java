package io.heraut.content.caption;

import java.util.UUID;

/** A caption as it is shown. */
public record CaptionView(UUID id, Network network, String language, String text) {}
