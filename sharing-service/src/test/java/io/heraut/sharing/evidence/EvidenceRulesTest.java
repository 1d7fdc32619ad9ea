package io.heraut.sharing.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.events.EvidenceLevel;
import io.heraut.sharing.network.Email;
import io.heraut.sharing.network.LinkedIn;
import io.heraut.sharing.network.WhatsApp;
import io.heraut.sharing.network.X;
import org.junit.jupiter.api.Test;

class EvidenceRulesTest {
    private static final String PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)";

    @Test
    void theCrawlerOfTheSharesOwnNetworkProvesAPreview() {
        assertThat(EvidenceRules.provenBy(new LinkedIn(), new Visit.ByVerifiedCrawler("LINKEDIN")))
                .contains(EvidenceLevel.PREVIEWED);
    }

    @Test
    void theCrawlerOfAnotherNetworkProvesNothing() {
        assertThat(EvidenceRules.provenBy(new X(), new Visit.ByVerifiedCrawler("LINKEDIN")))
                .isEmpty();
    }

    @Test
    void aPersonFromTheNetworkProvesAClick() {
        assertThat(EvidenceRules.provenBy(new LinkedIn(), new Visit.ByPerson("www.linkedin.com", PHONE)))
                .contains(EvidenceLevel.CLICKED);
        assertThat(EvidenceRules.provenBy(new LinkedIn(), new Visit.ByPerson(null, PHONE + " [LinkedInApp]/9.1")))
                .contains(EvidenceLevel.CLICKED);
    }

    @Test
    void aPersonWithoutATraceOfANetworkThatNamesItselfProvesNothing() {
        assertThat(EvidenceRules.provenBy(new LinkedIn(), new Visit.ByPerson(null, PHONE)))
                .isEmpty();
        assertThat(EvidenceRules.provenBy(new LinkedIn(), new Visit.ByPerson("t.co", PHONE)))
                .isEmpty();
    }

    @Test
    void messengersAndMailNameNobodySoThatNoPageBeforeIsEnough() {
        assertThat(EvidenceRules.provenBy(new WhatsApp(), new Visit.ByPerson(null, PHONE)))
                .contains(EvidenceLevel.CLICKED);
        assertThat(EvidenceRules.provenBy(new Email(), new Visit.ByPerson("mail.google.com", PHONE)))
                .contains(EvidenceLevel.CLICKED);
        assertThat(EvidenceRules.provenBy(new Email(), new Visit.ByPerson("news.example.com", PHONE)))
                .isEmpty();
    }
}
