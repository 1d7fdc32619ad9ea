package io.heraut.sharing.click;

import io.heraut.events.EvidenceLevel;
import io.heraut.sharing.evidence.EvidenceRules;
import io.heraut.sharing.evidence.EvidencedShare;
import io.heraut.sharing.evidence.Finding;
import io.heraut.sharing.evidence.Source;
import io.heraut.sharing.evidence.Visit;
import io.heraut.sharing.network.Networks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What a judged click proves of the share whose link it followed. */
@ApplicationScoped
class Proofs {
    private final Networks networks;

    Proofs(Networks networks) {
        this.networks = networks;
    }

    Optional<EvidenceLevel> provenBy(EvidencedShare share, Click click, Verdict verdict) {
        return visit(click, verdict).flatMap(visit -> EvidenceRules.provenBy(networks.get(share.network()), visit));
    }

    /** @param classifier id of the one that judged the click */
    static Finding finding(EvidenceLevel level, Click click, int classifier) {
        return new Finding(
                level,
                click.at(),
                level == EvidenceLevel.PREVIEWED ? Source.CRAWLER : Source.VISITOR,
                click.referrer(),
                classifier);
    }

    /** What the click may prove: nothing if it led nowhere, or nobody knows who came. */
    private static Optional<Visit> visit(Click click, Verdict verdict) {
        if (click.status() >= 400) {
            return Optional.empty();
        }
        if (verdict.clickClass() == ClickClass.HUMAN) {
            return Optional.of(new Visit.ByPerson(click.referrer(), click.userAgent()));
        }
        return verdict == Verdict.VERIFIED_PREVIEW && click.crawlerOf() != null
                ? Optional.of(new Visit.ByVerifiedCrawler(click.crawlerOf()))
                : Optional.empty();
    }
}
