package io.heraut.sharing.metric;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a figure means, in one version of its words. It never changes. */
@Schema(name = "MetricDefinition")
record MetricDefinition(
        @Schema(description = "The name of the metric; stable", examples = "human-clicks")
        String key,

        @Schema(description = "1 for the first wording", examples = "1")
        int version,

        Instant createdAt,
        String title,
        @Schema(description = "What is counted") String numerator,

        @Schema(description = "What it is divided by; absent when it is a count") @Nullable
        String denominator,

        @Schema(description = "By which time something belongs to a period")
        String timeBasis,

        @Schema(description = "What is left out") String exclusions,
        @Schema(description = "How it is computed") String formula,
        String unit) {}
