package io.heraut.rewards.rule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a point rule is to say. */
@Schema(name = "PointRuleRequest")
record PointRuleRequest(
        @Schema(description = "Advocates read it in their statement", examples = "Somebody followed your link")
        @NotBlank
        @Size(max = 120)
        @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must not contain control characters")
        String name,

        @Schema(
                description = "The event that it pays for: one that is about an advocate. It stays as it is.",
                examples = "share.evidenced")
        @NotNull
        @Size(max = 60)
        String eventType,

        @Schema(
                description =
                        "In the Common Expression Language: `event` is the event's payload, `time` is when it happened."
                                + " Without one, every event of the type is paid for.",
                examples = "event.level == 'CLICKED' && event.network == 'LINKEDIN'")
        @Size(min = 1, max = Condition.MAX_LENGTH)
        @Nullable
        String condition,

        @Schema(description = "Whole points for each cause", examples = "10") @NotNull @Min(1) @Max(1_000_000)
        Integer points,

        @Schema(
                description =
                        "The most that it pays one advocate in one day of the organisation; no less than `points`."
                                + " What the cap leaves is paid also when it is less than `points`.",
                examples = "100")
        @Min(1)
        @Max(1_000_000_000)
        @Nullable
        Integer dailyCap,

        @Schema(description = "The first moment that it counts for; when absent, now") @Nullable
        Instant validFrom,

        @Schema(description = "The first moment that it does not count for any more; when absent, it has no end")
        @Nullable
        Instant validUntil,

        @Schema(description = "Whether it pays; when absent, it does") @Nullable
        Boolean enabled) {}
