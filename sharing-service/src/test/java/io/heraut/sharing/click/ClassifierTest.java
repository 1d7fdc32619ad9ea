package io.heraut.sharing.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Reaches every verdict. */
class ClassifierTest {
    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
    private static final String LINKEDIN_BOT =
            "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)";
    private static final Circumstances NOTHING_KNOWN = new Circumstances(false, true, false, null);
    private static final Set<Verdict> REACHED = EnumSet.noneOf(Verdict.class);

    private final Classifier classifier = new Classifier(Agents.shipped());

    private Verdict judge(
            String userAgent,
            @Nullable String referrer,
            @Nullable String crawlerOf,
            Circumstances circumstances,
            ClickFlag... flags) {
        Click click = new Click(
                UUID.randomUUID(),
                Instant.parse("2026-03-02T09:00:00Z"),
                ClickFlags.of(flags),
                302,
                userAgent,
                referrer,
                crawlerOf == null ? null : new AddressLabel(AddressLabel.Kind.CRAWLER, crawlerOf, "configured"),
                1,
                null,
                new VisitorHashes(UUID.randomUUID(), UUID.randomUUID(), null, null));
        Verdict verdict = classifier.judge(click, circumstances);
        REACHED.add(verdict);
        return verdict;
    }

    private Verdict judge(String userAgent, ClickFlag... flags) {
        return judge(userAgent, null, null, NOTHING_KNOWN, flags);
    }

    @AfterAll
    static void everyVerdictWasReached() {
        assertThat(REACHED).containsExactlyInAnyOrder(Verdict.values());
    }

    @Test
    void aBrowserIsAPerson() {
        assertThat(judge(CHROME)).isEqualTo(Verdict.BROWSER);
    }

    @Test
    void theBrowserInsideAnAppIsAPersonWhateverItsNameHolds() {
        assertThat(judge("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) AppleWebKit/605 [FBAN/FBIOS;FBAV/500.0]"))
                .isEqualTo(Verdict.APP_BROWSER);
        assertThat(judge("Mozilla/5.0 (Linux; Android 16; wv) Chrome/140 Mobile MetaIAB Facebook"))
                .isEqualTo(Verdict.APP_BROWSER);
        assertThat(judge("Mozilla/5.0 (iPhone) Mobile/22A [LinkedInApp]/9.30")).isEqualTo(Verdict.APP_BROWSER);
        assertThat(judge("Mozilla/5.0 (Linux; Android 16) Instagram 350.0 Android"))
                .isEqualTo(Verdict.APP_BROWSER);
    }

    @Test
    void aCrawlerFromItsNetworksRangesIsVerified() {
        assertThat(judge(LINKEDIN_BOT, null, "LINKEDIN", NOTHING_KNOWN)).isEqualTo(Verdict.VERIFIED_PREVIEW);
    }

    @Test
    void aCrawlerFromAnywhereElseOnlyClaims() {
        assertThat(judge(LINKEDIN_BOT)).isEqualTo(Verdict.CLAIMED_PREVIEW);
        assertThat(judge(LINKEDIN_BOT, null, "FACEBOOK", NOTHING_KNOWN)).isEqualTo(Verdict.CLAIMED_PREVIEW);
        assertThat(judge("Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"))
                .isEqualTo(Verdict.CLAIMED_PREVIEW);
        assertThat(judge("http.rb/5.1.1 (Mastodon/4.3; +https://example.social/)"))
                .isEqualTo(Verdict.CLAIMED_PREVIEW);
        assertThat(judge("WhatsApp/2.25.1 A")).isEqualTo(Verdict.CLAIMED_PREVIEW);
    }

    @Test
    void otherProgramsAreBots() {
        assertThat(judge("curl/8.5.0")).isEqualTo(Verdict.BOT_AGENT);
        assertThat(judge("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"))
                .isEqualTo(Verdict.BOT_AGENT);
        assertThat(judge("Mozilla/5.0 (X11; Linux) HeadlessChrome/140.0")).isEqualTo(Verdict.BOT_AGENT);
        assertThat(judge("SomeCompany-crawler/3.1")).isEqualTo(Verdict.BOT_AGENT);
    }

    @Test
    void aTelephoneThatIsCalledLikeABotIsNone() {
        assertThat(judge("Mozilla/5.0 (Linux; Android 14; CUBOT KINGKONG) Chrome/140 Mobile Safari/537.36"))
                .isEqualTo(Verdict.BROWSER);
    }

    @Test
    void headRequestsAreNoPeople() {
        assertThat(judge(CHROME, ClickFlag.HEAD)).isEqualTo(Verdict.HEAD_REQUEST);
        assertThat(judge("", ClickFlag.HEAD)).isEqualTo(Verdict.HEAD_REQUEST);
        assertThat(judge("Strange/1.0", ClickFlag.HEAD)).isEqualTo(Verdict.HEAD_REQUEST);
        assertThat(judge(LINKEDIN_BOT, ClickFlag.HEAD)).isEqualTo(Verdict.CLAIMED_PREVIEW);
    }

    @Test
    void aBrowserWhereCrawlersLiveIsABot() {
        assertThat(judge(CHROME, "www.linkedin.com", "LINKEDIN", NOTHING_KNOWN)).isEqualTo(Verdict.CRAWLER_ADDRESS);
    }

    @Test
    void whatABrowserFetchesAheadIsNoClick() {
        assertThat(judge(CHROME, ClickFlag.PREFETCH)).isEqualTo(Verdict.PREFETCH_HEADER);
    }

    @Test
    void mailScannersAreKnownByNameOrByWhereTheyComeFrom() {
        assertThat(judge("Mozilla/5.0 (compatible; Barracuda Sentinel)")).isEqualTo(Verdict.SCANNER_AGENT);
        assertThat(judge(CHROME, "eur01.safelinks.protection.outlook.com", null, NOTHING_KNOWN))
                .isEqualTo(Verdict.SCANNER_REFERRER);
        assertThat(judge(CHROME, "mimecast.com.example.org", null, NOTHING_KNOWN))
                .isEqualTo(Verdict.BROWSER);
    }

    private Verdict judgeFrom(AddressLabel.@Nullable Kind kind, int burst, @Nullable Duration age, ClickFlag... flags) {
        Click click = new Click(
                UUID.randomUUID(),
                Instant.parse("2026-03-02T09:00:00Z"),
                ClickFlags.of(flags),
                302,
                CHROME,
                null,
                kind == null ? null : new AddressLabel(kind, "somebody", "test"),
                burst,
                null,
                new VisitorHashes(UUID.randomUUID(), UUID.randomUUID(), null, null));
        Verdict verdict = classifier.judge(click, new Circumstances(false, true, false, age));
        REACHED.add(verdict);
        return verdict;
    }

    @Test
    void aBrowserFromAScannersRangeIsAScanner() {
        assertThat(judgeFrom(AddressLabel.Kind.SCANNER, 1, null)).isEqualTo(Verdict.SCANNER_ADDRESS);
    }

    @Test
    void nobodyFollowsADozenLinksInTenSeconds() {
        assertThat(judgeFrom(null, 11, null)).isEqualTo(Verdict.BROWSER);
        assertThat(judgeFrom(null, 12, null)).isEqualTo(Verdict.BURST);
        assertThat(judgeFrom(AddressLabel.Kind.OFFICE, 12, null))
                .as("colleagues behind one address, with the same browser")
                .isEqualTo(Verdict.BROWSER);
    }

    @Test
    void aBrowserOnAHostedMachineIsAScannerAtOnceAndUnknownLater() {
        assertThat(judgeFrom(AddressLabel.Kind.DATA_CENTRE, 1, Duration.ofSeconds(9)))
                .isEqualTo(Verdict.HOSTED_AT_ONCE);
        assertThat(judgeFrom(AddressLabel.Kind.DATA_CENTRE, 1, Duration.ofSeconds(10)))
                .isEqualTo(Verdict.HOSTED);
        assertThat(judgeFrom(AddressLabel.Kind.DATA_CENTRE, 1, null)).isEqualTo(Verdict.HOSTED);
        assertThat(judgeFrom(AddressLabel.Kind.DATA_CENTRE, 1, null, ClickFlag.NO_LANGUAGE))
                .isEqualTo(Verdict.HOSTED_WITHOUT_LANGUAGE);
    }

    @Test
    void whoClicksAtOnceOrNamesNoLanguageIsAPersonStill() {
        assertThat(judgeFrom(null, 1, Duration.ZERO)).isEqualTo(Verdict.BROWSER);
        assertThat(judgeFrom(null, 1, Duration.ZERO, ClickFlag.NO_LANGUAGE)).isEqualTo(Verdict.BROWSER);
        assertThat(judgeFrom(AddressLabel.Kind.OFFICE, 1, Duration.ZERO, ClickFlag.NO_LANGUAGE))
                .isEqualTo(Verdict.BROWSER);
    }

    @Test
    void theVersionNamesWhatItJudgesBy() {
        assertThat(classifier.version()).isEqualTo("2." + Agents.shipped().version());
        assertThat(new Classifier(Agents.shipped(), 20).version()).isEqualTo(classifier.version() + "+burst20");
    }

    @Test
    void everyVerdictIsFoundByWhatIsStored() {
        for (Verdict verdict : Verdict.values()) {
            assertThat(Verdict.of(verdict.code())).isEqualTo(verdict);
        }
        assertThatThrownBy(() -> Verdict.of(0)).hasMessage("No verdict is stored as 0");
    }

    @Test
    void theOwnersClickIsASelfClickEvenWhenItComesTwice() {
        assertThat(judge(CHROME, null, null, new Circumstances(true, true, true, null)))
                .isEqualTo(Verdict.OWN_TRACE);
        assertThat(judge(CHROME, null, null, new Circumstances(true, false, false, null)))
                .isEqualTo(Verdict.OWN_TRACE);
    }

    @Test
    void theSecondClickWithinTheHourIsADuplicate() {
        assertThat(judge(CHROME, null, null, new Circumstances(false, true, true, null)))
                .isEqualTo(Verdict.COUNTED_WITHIN_THE_HOUR);
    }

    @Test
    void whenTheTracesAreGoneNobodyKnowsWhetherItWasTheOwner() {
        assertThat(judge(CHROME, null, null, new Circumstances(false, false, true, null)))
                .isEqualTo(Verdict.JUDGED_TOO_LATE);
    }

    @Test
    void whoOptsOutIsUnknownBeforeAnythingElse() {
        assertThat(judge(LINKEDIN_BOT, ClickFlag.OPTED_OUT, ClickFlag.PREFETCH)).isEqualTo(Verdict.OPTED_OUT);
    }

    @Test
    void whoSaysNothingOrSomethingStrangeIsUnknown() {
        assertThat(judge("")).isEqualTo(Verdict.NO_AGENT);
        assertThat(judge("Strange/1.0")).isEqualTo(Verdict.STRANGE_AGENT);
    }

    @Test
    void withoutASaltNobodyIsTakenForAPerson() {
        Click click =
                new Click(UUID.randomUUID(), Instant.EPOCH, ClickFlags.NONE, 302, CHROME, null, null, 1, null, null);
        Verdict verdict = classifier.judge(click, NOTHING_KNOWN);
        REACHED.add(verdict);
        assertThat(verdict).isEqualTo(Verdict.NO_VISITOR);
    }
}
