package io.heraut.kit.advocate;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An advocate, as the company's directory describes the person.
 *
 * @param subject of the advocate's tokens
 * @param locale BCP 47
 * @param country ISO 3166-1 alpha-2
 */
public record AdvocateRef(
        UUID advocateId,
        String subject,
        @Nullable String name,
        @Nullable String locale,
        @Nullable String country,
        @Nullable String team) {}
