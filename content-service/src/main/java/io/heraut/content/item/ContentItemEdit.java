package io.heraut.content.item;

import io.heraut.content.audience.Audience;
import io.heraut.content.newsroom.Bounds;
import io.heraut.content.newsroom.Languages;
import io.heraut.content.newsroom.WebAddress;
import io.heraut.content.request.Filters;
import io.heraut.content.request.LanguageTag;
import io.heraut.content.request.Printable;
import io.heraut.content.request.WebLink;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What curators decide of an item.
 *
 * @param language BCP 47
 * @param image address of a picture
 * @param embargoUntil not to be seen or shared before
 * @param expiresAt not to be seen or shared from then on
 */
public record ContentItemEdit(
        @NotBlank @Printable @Size(max = Bounds.TITLE) @Schema(examples = "Our first electric ferry leaves the yard")
        String title,

        @Printable
        @Size(max = Bounds.SUMMARY)
        @Schema(description = "Plain text", examples = "After three years of work the ferry makes its first crossing.")
        @Nullable
        String summary,

        @NotNull @LanguageTag @Schema(description = "BCP 47", examples = "en")
        String language,

        @NotNull ContentType contentType,

        @WebLink @Schema(examples = "https://news.example.com/ferry-1200.jpg") @Nullable
        String image,

        @NotNull @Valid Audience audience,

        @NotNull @Size(max = 20) @Schema(examples = "[\"sustainability\"]")
        List<
                        @Size(max = 50)
                        @Pattern(
                                regexp = Filters.TOPIC,
                                message = "must be written in small letters, as in sustainability or new-work")
                        String>
                topics,

        @NotNull @Size(max = 5) @Schema(description = "What the item stands for; each one must exist")
        List<UUID> keyMessageIds,

        @Schema(description = "Advocates do not see the item before") @Nullable
        Instant embargoUntil,

        @Schema(description = "Advocates see and share the item until then") @Nullable
        Instant expiresAt) {
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    public ContentItemEdit(
            String title,
            @Nullable String summary,
            String language,
            @Nullable ContentType contentType,
            @Nullable String image,
            @Nullable Audience audience,
            @Nullable List<String> topics,
            @Nullable List<UUID> keyMessageIds,
            @Nullable Instant embargoUntil,
            @Nullable Instant expiresAt) {
        if (embargoUntil != null && expiresAt != null && !embargoUntil.isBefore(expiresAt)) {
            throw new IllegalArgumentException("expiresAt must come after embargoUntil");
        }
        if (isAbsurd(embargoUntil) || isAbsurd(expiresAt)) {
            throw new IllegalArgumentException("embargoUntil and expiresAt must lie between 2000 and 2200");
        }
        this.title = title == null ? title : title.strip();
        this.summary = summary == null || summary.isBlank() ? null : summary.strip();
        this.language =
                language == null ? language : Languages.normalised(language).orElse(language);
        this.contentType = contentType == null ? ContentType.NEWS : contentType;
        this.image = image == null
                ? null
                : WebAddress.parse(image).map(URI::toString).orElse(image);
        this.audience = audience == null ? Audience.EVERYONE : audience;
        this.topics = distinct(topics).stream()
                .map(topic -> topic.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        this.keyMessageIds = distinct(keyMessageIds);
        this.embargoUntil = embargoUntil;
        this.expiresAt = expiresAt;
    }

    private static boolean isAbsurd(@Nullable Instant time) {
        return time != null && (time.isBefore(Instant.parse("2000-01-01T00:00:00Z")) || time.isAfter(LATEST));
    }

    private static <T> List<T> distinct(@Nullable List<T> values) {
        return values == null
                ? List.of()
                : values.stream().filter(value -> value != null).distinct().toList();
    }
}
