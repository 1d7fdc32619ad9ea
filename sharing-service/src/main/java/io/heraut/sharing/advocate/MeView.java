package io.heraut.sharing.advocate;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The caller, as Heraut knows them. */
@Schema(name = "Me")
record MeView(
        UUID advocateId,
        @Nullable String name,
        @Nullable String locale,
        @Nullable String country,
        @Nullable String team) {
    static MeView of(Advocate advocate) {
        return new MeView(advocate.id(), advocate.name(), advocate.locale(), advocate.country(), advocate.team());
    }
}
