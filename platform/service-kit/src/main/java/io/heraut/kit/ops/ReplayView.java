package io.heraut.kit.ops;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heraut.kit.event.DeadLetter;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of a replay. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayView(
        Outcome outcome,

        @Schema(description = "Letters that were taken, or discarded", examples = "3")
        int taken,

        @Schema(description = "Letters of the same key that still wait; ask again for them", examples = "0") @Nullable
        Integer waiting,

        @Schema(description = "The letter that failed: the others wait for it now") @Nullable
        UUID failed,

        DeadLetter.@Nullable Reason reason,
        @Nullable String detail) {

    enum Outcome {
        TAKEN,
        FAILED
    }
}
