package io.heraut.sharing.advocate;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An advocate, as the latest token described them.
 *
 * @param locale BCP 47
 * @param country ISO 3166-1 alpha-2
 */
public record Advocate(
        UUID id,
        @Nullable String name,
        @Nullable String locale,
        @Nullable String country,
        @Nullable String team) {}
