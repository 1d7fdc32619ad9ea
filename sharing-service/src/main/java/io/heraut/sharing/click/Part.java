package io.heraut.sharing.click;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A part of the clicks. */
@Schema(name = "ClicksPart")
record Part(
        @Schema(
                description =
                        "What they have in common; `unknown` where nothing is known, `other` for all that are less"
                                + " frequent than the first 20",
                examples = "NL")
        String name,

        long clicks) {
    static final String UNKNOWN = "unknown";
    static final String OTHER = "other";
}
