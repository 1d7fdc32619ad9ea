package io.heraut.sharing.results;

import io.heraut.sharing.click.ClickClass;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Clicks by class. Raw is the sum of all of them. */
@Schema(name = "ClicksByClass")
record ClassCounts(
        @Schema(description = "All requests") long raw,

        @Schema(description = "Requests that count as a person's click")
        long human,

        long previewBot,
        long otherBot,
        long prefetch,
        long scanner,
        long self,
        long duplicate,
        long unknown) {
    static ClassCounts of(Map<ClickClass, Long> clicks) {
        return new ClassCounts(
                clicks.values().stream().mapToLong(Long::longValue).sum(),
                clicks.getOrDefault(ClickClass.HUMAN, 0L),
                clicks.getOrDefault(ClickClass.PREVIEW_BOT, 0L),
                clicks.getOrDefault(ClickClass.OTHER_BOT, 0L),
                clicks.getOrDefault(ClickClass.PREFETCH, 0L),
                clicks.getOrDefault(ClickClass.SCANNER, 0L),
                clicks.getOrDefault(ClickClass.SELF, 0L),
                clicks.getOrDefault(ClickClass.DUPLICATE, 0L),
                clicks.getOrDefault(ClickClass.UNKNOWN, 0L));
    }
}
