package io.heraut.sharing.click;

import io.heraut.events.EvidenceLevel;
import io.heraut.sharing.click.ClickRepository.Judged;
import io.heraut.sharing.evidence.EvidenceService;
import io.heraut.sharing.evidence.EvidencedShare;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts a piece of the click log exactly once. One transaction moves the offset, skips batches that were counted before,
 * judges each click, writes it down, adds it to the counts, and turns it into evidence.
 */
@ApplicationScoped
class ClickCounter {
    /** A click that proves something, with the level that it proves. */
    private record Proof(EvidencedShare share, EvidenceLevel level, Click click) {}

    private final ClickDays days;
    private final ClickRepository repository;
    private final OwnTraces traces;
    private final Classifier classifier;
    private final Proofs proofs;
    private final EvidenceService evidence;
    private final Clock clock;

    ClickCounter(
            ClickDays days,
            ClickRepository repository,
            OwnTraces traces,
            Classifier classifier,
            Proofs proofs,
            EvidenceService evidence,
            Clock clock) {
        this.days = days;
        this.repository = repository;
        this.traces = traces;
        this.classifier = classifier;
        this.proofs = proofs;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * @param ids under which the database knows the texts of all clicks and the classifier
     * @return what was counted, by class
     * @throws PartitionLost when somebody else counts this partition; nothing has happened then
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Map<ClickClass, Integer> count(LogPosition position, List<ClickBatch> batches, Dictionaries ids) {
        days.ensure(batches);
        repository.advance(position);
        Instant now = clock.instant();
        List<ClickBatch> fresh = freshOf(batches, now);
        List<Click> clicks =
                fresh.stream().flatMap(batch -> batch.clicks().stream()).toList();
        if (clicks.isEmpty()) {
            return Map.of();
        }
        Map<UUID, EvidencedShare> shares =
                repository.shares(clicks.stream().map(Click::linkId).distinct().toList());
        List<Judged> judged = judge(fresh, shares, judgeOf(clicks, shares, now));
        repository.insert(judged, ids);
        addEvidence(judged, shares, ids.classifier());
        repository.rollUp(judged, ids.classifier(), repository.holdEpoch());
        Map<ClickClass, Integer> counted = new EnumMap<>(ClickClass.class);
        judged.forEach(each -> counted.merge(each.verdict().clickClass(), 1, Integer::sum));
        return counted;
    }

    /** Sets a record aside that can not be counted, and moves on. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void setAside(LogPosition position, byte[] payload, String reason) {
        repository.advance(position);
        repository.bury(position, position.to() - 1, payload, reason, clock.instant());
    }

    private List<ClickBatch> freshOf(List<ClickBatch> batches, Instant now) {
        Set<UUID> fresh =
                repository.register(batches.stream().map(ClickBatch::id).toList(), now);
        Set<UUID> left = new HashSet<>(fresh);
        // The same batch may stand in the log twice within this piece.
        return batches.stream().filter(batch -> left.remove(batch.id())).toList();
    }

    private Judge judgeOf(List<Click> clicks, Map<UUID, EvidencedShare> shares, Instant now) {
        List<UUID> owners = shares.values().stream()
                .map(EvidencedShare::advocateId)
                .distinct()
                .toList();
        List<UUID> hashes = clicks.stream()
                .flatMap(click -> Stream.ofNullable(click.visitor()))
                .flatMap(visitor -> visitor.all().stream())
                .distinct()
                .toList();
        Judge judge = new Judge(classifier, traces.find(owners, hashes), now);
        repository.recall(clicks, judge);
        return judge;
    }

    private static List<Judged> judge(List<ClickBatch> batches, Map<UUID, EvidencedShare> shares, Judge judge) {
        List<Judged> judged = new ArrayList<>();
        for (ClickBatch batch : batches) {
            for (Click click : batch.clicks()) {
                EvidencedShare share = shares.get(click.linkId());
                Click compared = judge.compare(click, share == null ? null : share.advocateId());
                judged.add(new Judged(compared, judge.judge(compared, share == null ? null : share.issuedAt())));
            }
        }
        return judged;
    }

    /** Share by share in the order of their ids, as whoever publishes for several has to. */
    private void addEvidence(List<Judged> judged, Map<UUID, EvidencedShare> shares, int classifierId) {
        List<Proof> proven = judged.stream()
                .flatMap(each -> proof(each, shares.get(each.click().linkId())).stream())
                .toList();
        if (proven.isEmpty()) {
            return;
        }
        Set<EvidenceService.Held> held = new HashSet<>(evidence.held(
                proven.stream().map(proof -> proof.share().shareId()).distinct().toList()));
        proven.stream()
                .filter(proof -> held.add(new EvidenceService.Held(proof.share().shareId(), proof.level())))
                .sorted(Comparator.comparing(proof -> proof.share().shareId()))
                .forEach(proof ->
                        evidence.add(proof.share(), Proofs.finding(proof.level(), proof.click(), classifierId)));
    }

    private Optional<Proof> proof(Judged judged, @Nullable EvidencedShare share) {
        return share == null
                ? Optional.empty()
                : proofs.provenBy(share, judged.click(), judged.verdict())
                        .map(level -> new Proof(share, level, judged.click()));
    }
}
