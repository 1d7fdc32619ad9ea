package io.heraut.sharing.click;

import io.heraut.events.EvidenceLevel;
import io.heraut.events.ShareEvidenceWithdrawn;
import io.heraut.sharing.click.ClassifierRunRepository.Chunk;
import io.heraut.sharing.click.ClassifierRunRepository.Found;
import io.heraut.sharing.click.ClassifierRunRepository.Position;
import io.heraut.sharing.click.Rejudge.Rejudged;
import io.heraut.sharing.click.Rejudge.Stored;
import io.heraut.sharing.evidence.EvidenceRules;
import io.heraut.sharing.evidence.EvidenceService;
import io.heraut.sharing.evidence.EvidencedShare;
import io.heraut.sharing.evidence.Visit;
import io.heraut.sharing.evidence.Withdrawal;
import io.heraut.sharing.network.Networks;
import io.heraut.sharing.network.SocialNetwork;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One step of a classifier run: some thousand clicks of one day are judged again. New verdicts, corrected counts, evidence with
 * its events, and how far the run has come, all in one transaction: whoever goes on after a crash finds a whole number of steps.
 */
@ApplicationScoped
class ClassifierRunSteps {
    /** How long a replica is believed to be alive that has not finished a step. */
    static final Duration LEASE = Duration.ofSeconds(30);

    /** Some 50 clicks lie in a block of the table. */
    private static final int BLOCKS = 64;

    /** What came of a step. */
    enum Outcome {
        GOES_ON,
        OVER,
        /** Somebody else holds the run now. */
        LOST
    }

    /** A level that a click proves of a share. */
    private record Proof(EvidencedShare share, EvidenceLevel level, Click click) {}

    private final ClassifierRunRepository repository;
    private final ClickRepository clicks;
    private final ClassifierVersion version;
    private final Rejudge rejudge;
    private final Proofs proofs;
    private final EvidenceService evidence;
    private final Networks networks;
    private final MeterRegistry metrics;
    private final Clock clock;

    ClassifierRunSteps(
            ClassifierRunRepository repository,
            ClickRepository clicks,
            ClassifierVersion version,
            Classifier classifier,
            AddressRanges ranges,
            Proofs proofs,
            EvidenceService evidence,
            Networks networks,
            MeterRegistry metrics,
            Clock clock) {
        this.repository = repository;
        this.clicks = clicks;
        this.version = version;
        this.rejudge = new Rejudge(classifier, ranges.versions());
        this.proofs = proofs;
        this.evidence = evidence;
        this.networks = networks;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @param holder who claims to hold the run */
    Outcome step(UUID runId, UUID holder) {
        return QuarkusTransaction.requiringNew()
                .timeout(600)
                .call(() -> repository
                        .lockHeld(runId, holder)
                        .map(position -> step(runId, position))
                        .orElse(Outcome.LOST));
    }

    private Outcome step(UUID runId, Position position) {
        if (position.status() == ClassifierRunStatus.STOPPING) {
            return end(runId, ClassifierRunStatus.STOPPED);
        }
        if (position.total() == null) {
            repository.setTotal(runId, repository.countOthers(position.from(), position.to(), version.id()));
        }
        LocalDate firstDay = position.day() == null ? DaySalts.utcDay(position.from()) : position.day();
        Optional<LocalDate> day = repository
                .keptDayFrom(firstDay)
                .filter(kept -> kept.atStartOfDay(ZoneOffset.UTC).toInstant().isBefore(position.to()));
        if (day.isEmpty()) {
            return end(runId, ClassifierRunStatus.SUCCEEDED);
        }
        long fromBlock = day.get().equals(position.day()) ? position.block() : 0;
        if (fromBlock >= repository.blocks(day.get())) {
            repository.advance(runId, day.get().plusDays(1), 0, 0, 0, 0, LEASE);
            return Outcome.GOES_ON;
        }
        judge(runId, new Chunk(day.get(), fromBlock, fromBlock + BLOCKS, position.from(), position.to()));
        return Outcome.GOES_ON;
    }

    private Outcome end(UUID runId, ClassifierRunStatus status) {
        repository.changeStatus(runId, status, clock.instant());
        return Outcome.OVER;
    }

    private void judge(UUID runId, Chunk chunk) {
        int classifier = version.id();
        List<Found> found = repository.read(chunk, classifier);
        if (found.isEmpty()) {
            repository.advance(runId, chunk.day(), chunk.toBlock(), 0, 0, 0, LEASE);
            return;
        }
        Map<UUID, EvidencedShare> shares = clicks.shares(found.stream()
                .map(each -> each.stored().click().linkId())
                .distinct()
                .toList());
        List<Stored> stored = found.stream().map(Found::stored).toList();
        if (isBeingCounted(chunk.day()) || mayLoseEvidence(stored, shares)) {
            // What is counted meanwhile could be the duplicate of one of these, or the proof that is looked for in
            // vain. Taken before anything is written, so that nobody waits for this run who holds what this run waits
            // for.
            repository.holdCounting();
            clicks.judgedAgain();
        }
        Set<Judge.Pair> pairs = stored.stream()
                .filter(rejudge::mayCountAnew)
                .map(each -> Rejudge.pair(each.click()))
                .collect(Collectors.toSet());
        Map<Judge.Pair, List<Instant>> counted = repository.counted(pairs, chunk, classifier).stream()
                .filter(each -> each.classifier() == classifier
                        || rejudge.alone(each.stored()).clickClass() == ClickClass.HUMAN)
                .map(each -> each.stored().click())
                .collect(Collectors.groupingBy(Rejudge::pair, Collectors.mapping(Click::at, Collectors.toList())));
        List<Rejudged> rejudged = rejudge.judge(stored, counted);
        repository.write(found, rejudged, chunk, classifier);
        int withdrawn = withdraw(runId, rejudged, shares);
        int gained = gain(rejudged, shares, classifier);
        repository.correct(found, rejudged, classifier, clicks.holdEpoch());
        repository.addUp(runId, rejudged);
        repository.advance(runId, chunk.day(), chunk.toBlock(), found.size(), withdrawn, gained, LEASE);
        metrics.counter(ClickMetrics.JUDGED_AGAIN).increment(found.size());
    }

    /** Clicks of older days that are counted late are nobody's duplicates: they are judged too late to be people. */
    private boolean isBeingCounted(LocalDate day) {
        return !day.isBefore(DaySalts.oldestKeptDay(clock.instant()));
    }

    private boolean mayLoseEvidence(List<Stored> stored, Map<UUID, EvidencedShare> shares) {
        return stored.stream().anyMatch(each -> {
            EvidencedShare share = shares.get(each.click().linkId());
            return share != null
                    && proofs.provenBy(share, each.click(), each.verdict())
                            .filter(level -> !proofs.provenBy(share, each.click(), rejudge.alone(each))
                                    .equals(Optional.of(level)))
                            .isPresent();
        });
    }

    /** Share by share in the order of their ids, as whoever publishes for several has to; so below. */
    private int withdraw(UUID runId, List<Rejudged> rejudged, Map<UUID, EvidencedShare> shares) {
        Map<UUID, Set<EvidenceLevel>> doubtful = new TreeMap<>();
        for (Rejudged each : rejudged) {
            Click click = each.stored().click();
            EvidencedShare share = shares.get(click.linkId());
            if (share != null) {
                proofs.provenBy(share, click, each.stored().verdict())
                        .filter(level ->
                                !proofs.provenBy(share, click, each.verdict()).equals(Optional.of(level)))
                        .ifPresent(level -> doubtful.computeIfAbsent(share.shareId(), id -> new HashSet<>())
                                .add(level));
            }
        }
        Map<UUID, EvidencedShare> byId =
                shares.values().stream().collect(Collectors.toMap(EvidencedShare::shareId, share -> share));
        Withdrawal withdrawal = new Withdrawal(clock.instant(), ShareEvidenceWithdrawn.Cause.CLASSIFIER_RUN, runId);
        int withdrawn = 0;
        for (Map.Entry<UUID, Set<EvidenceLevel>> each : doubtful.entrySet()) {
            EvidencedShare share = byId.get(each.getKey());
            for (EvidenceLevel level : each.getValue().stream().sorted().toList()) {
                if (share != null && !stands(share, level) && evidence.withdraw(share, level, withdrawal)) {
                    withdrawn++;
                    metrics.counter(ClickMetrics.EVIDENCE_WITHDRAWN, "level", level.name())
                            .increment();
                }
            }
        }
        return withdrawn;
    }

    /** Whether any click that is kept proves the level, or whether the one that did is kept no more and can not be doubted. */
    private boolean stands(EvidencedShare share, EvidenceLevel level) {
        Optional<Instant> since = evidence.standsSince(share.shareId(), level);
        Optional<LocalDate> firstKept = repository.keptDayFrom(LocalDate.EPOCH);
        if (since.isEmpty()
                || firstKept.isEmpty()
                || since.get()
                        .isBefore(firstKept.get().atStartOfDay(ZoneOffset.UTC).toInstant())) {
            return true;
        }
        SocialNetwork network = networks.get(share.network());
        if (level == EvidenceLevel.PREVIEWED) {
            return repository.verifiedCrawlers(share.linkId()).stream()
                    .anyMatch(crawler -> EvidenceRules.provenBy(network, new Visit.ByVerifiedCrawler(crawler))
                            .equals(Optional.of(level)));
        }
        return repository.humanTraces(share.linkId()).stream()
                .anyMatch(trace -> EvidenceRules.provenBy(
                                network, new Visit.ByPerson(trace.getKey().orElse(null), trace.getValue()))
                        .equals(Optional.of(level)));
    }

    private int gain(List<Rejudged> rejudged, Map<UUID, EvidencedShare> shares, int classifier) {
        Map<EvidenceService.Held, Proof> gained = new LinkedHashMap<>();
        rejudged.stream()
                .sorted(Comparator.comparing(
                        (Rejudged each) -> each.stored().click().at()))
                .forEach(each -> {
                    Click click = each.stored().click();
                    EvidencedShare share = shares.get(click.linkId());
                    if (share != null) {
                        proofs.provenBy(share, click, each.verdict())
                                .ifPresent(level -> gained.putIfAbsent(
                                        new EvidenceService.Held(share.shareId(), level),
                                        new Proof(share, level, click)));
                    }
                });
        if (gained.isEmpty()) {
            return 0;
        }
        Set<EvidenceService.Held> held = new HashSet<>(evidence.held(gained.keySet().stream()
                .map(EvidenceService.Held::shareId)
                .distinct()
                .toList()));
        int added = 0;
        for (Proof proof : gained.values().stream()
                .filter(each ->
                        !held.contains(new EvidenceService.Held(each.share().shareId(), each.level())))
                .sorted(Comparator.comparing((Proof each) -> each.share().shareId())
                        .thenComparing(Proof::level))
                .toList()) {
            if (evidence.add(proof.share(), Proofs.finding(proof.level(), proof.click(), classifier))) {
                added++;
            }
        }
        return added;
    }
}
