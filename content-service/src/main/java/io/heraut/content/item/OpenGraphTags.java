package io.heraut.content.item;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the page behind an item says of itself to networks that show a preview of it. */
@Embeddable
@Schema(description = "What the page says of itself to networks that show a preview of it")
public record OpenGraphTags(
        @Column(name = "og_title") @Nullable String title,
        @Column(name = "og_description") @Nullable String description,
        @Column(name = "og_image") @Nullable String image,
        @Column(name = "og_site_name") @Nullable String siteName) {
    static final OpenGraphTags NONE = new OpenGraphTags(null, null, null, null);
}
