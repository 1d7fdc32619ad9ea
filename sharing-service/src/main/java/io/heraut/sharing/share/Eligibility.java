package io.heraut.sharing.share;

import io.heraut.events.Audience;
import io.heraut.sharing.SharingProblem;
import io.heraut.sharing.advocate.Advocate;
import io.heraut.sharing.content.ContentItem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether an advocate may share an item now. */
sealed interface Eligibility {
    /** Yes. */
    record Allowed() implements Eligibility {}

    /**
     * No.
     *
     * @param facts what the advocate needs to know of it, as in {@code embargoUntil}
     */
    record Refused(SharingProblem problem, String detail, Map<String, Object> facts) implements Eligibility {}

    static Eligibility of(ContentItem item, Advocate advocate, Instant now) {
        return switch (item.status()) {
            case WITHDRAWN ->
                new Refused(
                        SharingProblem.CONTENT_WITHDRAWN, "The item was taken back and can not be shared.", Map.of());
            case EXPIRED -> new Refused(SharingProblem.CONTENT_EXPIRED, "The item has reached its end date.", Map.of());
            case PUBLISHED -> ofPublished(item, advocate, now);
        };
    }

    private static Eligibility ofPublished(ContentItem item, Advocate advocate, Instant now) {
        Instant expiresAt = item.expiresAt();
        if (expiresAt != null && !now.isBefore(expiresAt)) {
            return new Refused(
                    SharingProblem.CONTENT_EXPIRED,
                    "The item has reached its end date.",
                    Map.of("expiredAt", expiresAt));
        }
        if (!isAddressed(item.audience(), advocate)) {
            return new Refused(
                    SharingProblem.NOT_IN_AUDIENCE,
                    "The item is for other countries, teams or languages than yours.",
                    Map.of());
        }
        Instant embargoUntil = item.embargoUntil();
        if (embargoUntil != null && now.isBefore(embargoUntil)) {
            return new Refused(
                    SharingProblem.CONTENT_EMBARGOED,
                    "The item can be shared from " + embargoUntil + " on.",
                    Map.of("embargoUntil", embargoUntil));
        }
        return new Allowed();
    }

    /** What is not known of a person is in no list. */
    private static boolean isAddressed(Audience audience, Advocate advocate) {
        return isIn(audience.countries(), advocate.country())
                && isIn(audience.teams(), advocate.team())
                && isIn(
                        audience.languages().stream()
                                .map(Eligibility::primaryLanguage)
                                .toList(),
                        advocate.locale() == null ? null : primaryLanguage(advocate.locale()));
    }

    private static boolean isIn(List<String> named, @Nullable String value) {
        return named.isEmpty() || (value != null && named.contains(value));
    }

    static String primaryLanguage(String tag) {
        return Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
    }
}
