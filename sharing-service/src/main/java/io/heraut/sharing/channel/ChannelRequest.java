package io.heraut.sharing.channel;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A channel to be added. */
@Schema(name = "ChannelRequest")
record ChannelRequest(
        @Schema(description = "BLUESKY, EMAIL, FACEBOOK, LINKEDIN, WHATSAPP or X", examples = "LINKEDIN")
        @NotNull
        @Pattern(regexp = "[A-Z]{1,16}", message = "must be the name of a network in capitals")
        String network,

        @Schema(description = "Whether it is the advocate's own account or one of the organisation") @NotNull
        ChannelKind kind,

        @Schema(description = "The name of the account there, for the advocate's own eyes", examples = "amira-haddad")
        @Size(min = 1, max = 100)
        @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must not contain control characters")
        @Nullable
        String handle) {}
