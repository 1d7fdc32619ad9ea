package io.heraut.sharing.evidence;

import io.heraut.events.EvidenceLevel;
import io.heraut.sharing.network.SocialNetwork;
import java.util.Optional;

/**
 * Which visit proves which level.
 *
 * <p>{@code PREVIEWED}: the verified crawler of the share's own network fetched the link, as it does when somebody composes
 * a post with it. Another network's crawler proves nothing, nor does a crawler that only says who it is.
 *
 * <p>{@code CLICKED}: a person came who shows a trace of the share's network, as the page before or as the browser inside
 * the network's app. Private messengers and mail programs leave no such trace: for them a person without any page before
 * is proof enough, a person who comes from somewhere else is not. Without this distinction, whoever opens their own link on
 * a second device would prove a post that does not exist.
 */
public final class EvidenceRules {
    private EvidenceRules() {}

    public static Optional<EvidenceLevel> provenBy(SocialNetwork network, Visit visit) {
        return switch (visit) {
            case Visit.ByVerifiedCrawler crawler ->
                crawler.network().equals(network.name()) ? Optional.of(EvidenceLevel.PREVIEWED) : Optional.empty();
            case Visit.ByPerson person -> {
                boolean comesFromThere = network.isTraceOfMe(person.referrer(), person.userAgent());
                boolean mayComeFromThere = !network.namesItself() && person.referrer() == null;
                yield comesFromThere || mayComeFromThere ? Optional.of(EvidenceLevel.CLICKED) : Optional.empty();
            }
        };
    }
}
