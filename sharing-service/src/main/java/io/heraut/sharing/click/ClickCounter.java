package io.heraut.sharing.click;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heraut.events.EvidenceLevel;
import io.heraut.sharing.click.ClickRepository.Judged;
import io.heraut.sharing.evidence.EvidenceService;
import io.heraut.sharing.evidence.EvidencedShare;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counts a piece of the click log exactly once. One transaction moves the offset, skips batches that were counted before,
 * judges each click, writes it down, adds it to the counts, and turns it into evidence.
 */
@ApplicationScoped
class ClickCounter {
    /**
     * What was counted.
     *
     * @param byClass how many clicks of each class
     * @param people the clicks that count as a person's, to be remembered once the transaction has ended well
     * @param isMemoryTrue false when recent clicks were judged again since the memory was told: it has to be told anew
     */
    record Counted(Map<ClickClass, Integer> byClass, List<Click> people, boolean isMemoryTrue) {
        private static Counted of(List<Judged> judged, boolean isMemoryTrue) {
            Map<ClickClass, Integer> byClass = new EnumMap<>(ClickClass.class);
            List<Click> people = new ArrayList<>();
            for (Judged each : judged) {
                ClickClass clickClass = each.verdict().clickClass();
                byClass.merge(clickClass, 1, Integer::sum);
                if (clickClass == ClickClass.HUMAN) {
                    people.add(each.click());
                }
            }
            return new Counted(byClass, people, isMemoryTrue);
        }
    }

    /** A click that proves something, with the level that it proves. */
    private record Proof(EvidencedShare share, EvidenceLevel level, Click click) {}

    private final ClickDays days;
    private final ClickRepository repository;
    private final OwnTraces traces;
    private final Classifier classifier;
    private final Proofs proofs;
    private final EvidenceService evidence;
    private final Clock clock;
    private final Counter repeated;
    private final Cache<UUID, EvidencedShare> knownShares =
            Caffeine.newBuilder().maximumSize(50_000).build();

    ClickCounter(
            ClickDays days,
            ClickRepository repository,
            OwnTraces traces,
            Classifier classifier,
            Proofs proofs,
            EvidenceService evidence,
            Clock clock,
            MeterRegistry metrics) {
        this.days = days;
        this.repository = repository;
        this.traces = traces;
        this.classifier = classifier;
        this.proofs = proofs;
        this.evidence = evidence;
        this.clock = clock;
        this.repeated = metrics.counter(ClickMetrics.REPEATED);
    }

    /**
     * @param ids under which the database knows the texts of all clicks and the classifier
     * @param memory of the consumer that reads these partitions
     * @return what was counted
     * @throws PartitionLost when somebody else counts one of the partitions; nothing has happened then
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Counted count(List<LogPiece> pieces, Dictionaries ids, CountedVisitors memory) {
        List<ClickBatch> batches =
                pieces.stream().flatMap(piece -> piece.batches().stream()).toList();
        days.ensure(batches);
        repository.advance(pieces.stream().map(LogPiece::position).toList());
        boolean isTrue = memory.isAsOf(repository.judgements());
        Instant now = clock.instant();
        List<Click> clicks = new ArrayList<>();
        freshOf(batches, now).forEach(batch -> clicks.addAll(batch.clicks()));
        if (clicks.isEmpty()) {
            return new Counted(Map.of(), List.of(), isTrue);
        }
        Map<UUID, EvidencedShare> shares = sharesOf(clicks);
        List<Judged> judged =
                judge(clicks, shares, judgeOf(clicks, shares, isTrue ? memory : CountedVisitors.unknown(), now));
        repository.insert(judged, ids);
        addEvidence(judged, shares, ids.classifier());
        repository.rollUp(judged, ids.classifier(), repository.holdEpoch());
        return Counted.of(judged, isTrue);
    }

    /** Sets a record aside that can not be counted, and moves on. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void setAside(LogPosition position, byte[] payload, String reason) {
        repository.advance(List.of(position));
        repository.bury(position, position.to() - 1, payload, reason, clock.instant());
    }

    private List<ClickBatch> freshOf(List<ClickBatch> batches, Instant now) {
        Set<UUID> fresh =
                repository.register(batches.stream().map(ClickBatch::id).toList(), now);
        if (fresh.size() < batches.size()) {
            repeated.increment(batches.size() - (double) fresh.size());
        }
        Set<UUID> left = new HashSet<>(fresh);
        // The same batch may stand in the log twice within this piece.
        return batches.stream().filter(batch -> left.remove(batch.id())).toList();
    }

    /** Who shared what never changes. */
    private Map<UUID, EvidencedShare> sharesOf(List<Click> clicks) {
        Set<UUID> links = new HashSet<>();
        clicks.forEach(click -> links.add(click.linkId()));
        Map<UUID, EvidencedShare> found = new HashMap<>(knownShares.getAllPresent(links));
        links.removeAll(found.keySet());
        if (!links.isEmpty()) {
            Map<UUID, EvidencedShare> loaded = repository.shares(links);
            knownShares.putAll(loaded);
            found.putAll(loaded);
        }
        return found;
    }

    private Judge judgeOf(List<Click> clicks, Map<UUID, EvidencedShare> shares, CountedVisitors memory, Instant now) {
        Set<UUID> owners = new HashSet<>();
        shares.values().forEach(share -> owners.add(share.advocateId()));
        Judge judge = new Judge(classifier, traces.find(owners), memory, now);
        repository.recall(judge.doubtful(clicks), clicks, judge);
        return judge;
    }

    private static List<Judged> judge(List<Click> clicks, Map<UUID, EvidencedShare> shares, Judge judge) {
        List<Judged> judged = new ArrayList<>(clicks.size());
        for (Click click : clicks) {
            EvidencedShare share = shares.get(click.linkId());
            Click compared = judge.compare(click, share == null ? null : share.advocateId());
            judged.add(new Judged(compared, judge.judge(compared, share == null ? null : share.issuedAt())));
        }
        return judged;
    }

    /** Share by share in the order of their ids, as whoever publishes for several has to. */
    private void addEvidence(List<Judged> judged, Map<UUID, EvidencedShare> shares, int classifierId) {
        Set<EvidenceService.Held> levels = new HashSet<>();
        List<Proof> proven = new ArrayList<>();
        for (Judged each : judged) {
            proof(each, shares.get(each.click().linkId()))
                    .filter(proof ->
                            levels.add(new EvidenceService.Held(proof.share().shareId(), proof.level())))
                    .ifPresent(proven::add);
        }
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
