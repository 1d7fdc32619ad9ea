package io.heraut.sharing.metric;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A new wording for a metric. It says better what is computed; what is computed is the program's. */
@Schema(name = "MetricDefinitionRequest")
record MetricDefinitionRequest(
        @NotBlank @Size(max = 120) @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must not contain control characters")
        String title,

        @NotBlank @Size(max = 1000) @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must not contain control characters")
        String numerator,

        @Nullable @Size(min = 1, max = 1000) String denominator,

        @NotBlank @Size(max = 1000) @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must not contain control characters")
        String timeBasis,

        @NotBlank @Size(max = 1000) @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must not contain control characters")
        String exclusions,

        @NotBlank @Size(max = 1000) @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must not contain control characters")
        String formula,

        @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must not contain control characters")
        String unit) {}
