package io.heraut.content.source;

import io.heraut.content.audience.Audience;
import io.heraut.content.newsroom.Languages;
import io.heraut.content.newsroom.WebAddress;
import io.heraut.content.request.LanguageTag;
import io.heraut.content.request.Printable;
import io.heraut.content.request.WebLink;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A source as it is described. */
public record SourceRequest(
        @NotBlank @Printable @Size(max = 200) @Schema(examples = "Newsroom")
        String name,

        @NotNull
        @WebLink
        @Schema(
                description = "Address of an RSS 2.0, RSS 1.0 or Atom feed",
                examples = "https://news.example.com/feed/")
        String url,

        @LanguageTag
        @Schema(description = "Language (BCP 47) of its items, where they name none or a wrong one", examples = "en")
        @Nullable
        String language,

        @NotNull @Valid @Schema(description = "Who its items are meant for, to begin with; everybody when left out")
        Audience audience) {

    public SourceRequest(String name, String url, @Nullable String language, @Nullable Audience audience) {
        this.name = name == null ? name : name.strip();
        this.url = url == null ? url : WebAddress.parse(url).map(URI::toString).orElse(url);
        this.language = language == null ? null : Languages.normalised(language).orElse(language);
        this.audience = audience == null ? Audience.EVERYONE : audience;
    }

    URI address() {
        return URI.create(url);
    }
}
