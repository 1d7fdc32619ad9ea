package io.heraut.sharing.share;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.events.Audience;
import io.heraut.events.OpenGraph;
import io.heraut.sharing.SharingProblem;
import io.heraut.sharing.advocate.Advocate;
import io.heraut.sharing.content.ContentItem;
import io.heraut.sharing.content.ContentStatus;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EligibilityTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Advocate AMIRA = new Advocate(UUID.randomUUID(), "Amira", "en-GB", "NL", "sales");
    private static final Advocate NOBODY = new Advocate(UUID.randomUUID(), null, null, null, null);
    private static final Audience EVERYONE = new Audience(List.of(), List.of(), List.of());

    private static ContentItem item(
            ContentStatus status, Audience audience, @Nullable Instant embargoUntil, @Nullable Instant expiresAt) {
        return new ContentItem(
                UUID.randomUUID(),
                status,
                "NEWS",
                "en",
                "Title",
                URI.create("https://news.example.com/"),
                new OpenGraph("Title", null, null, null),
                audience,
                NOW,
                embargoUntil,
                expiresAt);
    }

    private static ContentItem forAudience(Audience audience) {
        return item(ContentStatus.PUBLISHED, audience, null, null);
    }

    private static SharingProblem refusal(ContentItem item, Advocate advocate) {
        return switch (Eligibility.of(item, advocate, NOW)) {
            case Eligibility.Allowed allowed -> throw new AssertionError("It was allowed");
            case Eligibility.Refused refused -> refused.problem();
        };
    }

    @Test
    void anEmptyAudienceIsEveryone() {
        assertThat(Eligibility.of(forAudience(EVERYONE), NOBODY, NOW)).isInstanceOf(Eligibility.Allowed.class);
    }

    @Test
    void everyPartOfTheAudienceHasToFit() {
        assertThat(Eligibility.of(
                        forAudience(new Audience(List.of("NL", "BE"), List.of("sales"), List.of("en", "nl"))),
                        AMIRA,
                        NOW))
                .isInstanceOf(Eligibility.Allowed.class);
        assertThat(refusal(forAudience(new Audience(List.of("FR"), List.of(), List.of())), AMIRA))
                .isEqualTo(SharingProblem.NOT_IN_AUDIENCE);
        assertThat(refusal(forAudience(new Audience(List.of("NL"), List.of("legal"), List.of())), AMIRA))
                .isEqualTo(SharingProblem.NOT_IN_AUDIENCE);
        assertThat(refusal(forAudience(new Audience(List.of(), List.of(), List.of("fr"))), AMIRA))
                .isEqualTo(SharingProblem.NOT_IN_AUDIENCE);
    }

    @Test
    void languagesAreComparedByTheirPrimaryPart() {
        assertThat(Eligibility.of(forAudience(new Audience(List.of(), List.of(), List.of("en-US"))), AMIRA, NOW))
                .isInstanceOf(Eligibility.Allowed.class);
    }

    @Test
    void whatIsNotKnownOfAPersonIsInNoList() {
        assertThat(refusal(forAudience(new Audience(List.of("NL"), List.of(), List.of())), NOBODY))
                .isEqualTo(SharingProblem.NOT_IN_AUDIENCE);
    }

    @Test
    void anEmbargoEndsOnTheInstant() {
        assertThat(refusal(item(ContentStatus.PUBLISHED, EVERYONE, NOW.plusMillis(1), null), AMIRA))
                .isEqualTo(SharingProblem.CONTENT_EMBARGOED);
        assertThat(Eligibility.of(item(ContentStatus.PUBLISHED, EVERYONE, NOW, null), AMIRA, NOW))
                .isInstanceOf(Eligibility.Allowed.class);
    }

    @Test
    void whatHasExpiredOrWasWithdrawnCanNotBeShared() {
        assertThat(refusal(item(ContentStatus.PUBLISHED, EVERYONE, null, NOW), AMIRA))
                .isEqualTo(SharingProblem.CONTENT_EXPIRED);
        assertThat(refusal(item(ContentStatus.EXPIRED, EVERYONE, null, null), AMIRA))
                .isEqualTo(SharingProblem.CONTENT_EXPIRED);
        assertThat(refusal(item(ContentStatus.WITHDRAWN, EVERYONE, null, null), AMIRA))
                .isEqualTo(SharingProblem.CONTENT_WITHDRAWN);
    }
}
