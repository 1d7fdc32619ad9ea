package io.heraut.sharing.click;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which clicks are to be judged again. */
@Schema(name = "ClassifierRunRequest")
record ClassifierRunRequest(
        @Schema(description = "The first moment of the period", examples = "2026-03-01T00:00:00Z") @NotNull
        Instant from,

        @Schema(description = "The first moment after the period; not in the future", examples = "2026-04-01T00:00:00Z")
        @NotNull
        Instant to) {}
