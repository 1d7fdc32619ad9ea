package io.heraut.content.item;

import io.heraut.content.audience.Audience;
import io.heraut.content.newsroom.Bounds;
import io.heraut.content.newsroom.WebAddress;
import io.heraut.content.request.LanguageTag;
import io.heraut.content.request.Printable;
import io.heraut.content.request.WebLink;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An item as somebody writes it: a page, and what the page does not say well enough of itself. */
public record ContentItemRequest(
        @NotNull
        @WebLink
        @Schema(
                description = "The page to share. It is read for title, summary, picture and language",
                examples = "https://news.example.com/2026/electric-ferry")
        String canonicalUrl,

        @Printable @Size(max = Bounds.TITLE) @Schema(description = "The page's where none is given") @Nullable
        String title,

        @Printable @Size(max = Bounds.SUMMARY) @Schema(description = "The page's where none is given") @Nullable
        String summary,

        @LanguageTag @Schema(description = "BCP 47; the page's where none is given") @Nullable
        String language,

        @Nullable ContentType contentType,

        @WebLink @Schema(description = "The page's where none is given") @Nullable
        String image,

        @Valid @Nullable Audience audience,
        @Nullable List<String> topics,
        @Nullable List<UUID> keyMessageIds,
        @Nullable Instant embargoUntil,
        @Nullable Instant expiresAt) {
    URI page() {
        return WebAddress.parse(canonicalUrl).map(WebAddress::withoutTracking).orElseThrow();
    }
}
