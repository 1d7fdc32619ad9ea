package io.heraut.webhooks.delivery;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which deliveries are sent again: those that failed or were skipped and that came in that time. */
@Schema(name = "ReplayRequest")
record ReplayRequest(
        @Schema(examples = "\"2026-03-01T00:00:00Z\"") @NotNull
        Instant since,

        @Schema(description = "Without it: until now", examples = "\"2026-03-02T00:00:00Z\"") @Nullable
        Instant until) {}
