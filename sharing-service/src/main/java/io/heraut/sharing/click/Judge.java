package io.heraut.sharing.click;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judges the clicks of a batch one after the other, and remembers whom it has counted. What was counted before it is told at
 * the beginning.
 */
final class Judge {
    static final Duration WINDOW = Duration.ofHours(1);

    /** A visitor at a link. */
    record Pair(UUID linkId, UUID visitor) {}

    private final Classifier classifier;
    private final Set<OwnTraces.Trace> traces;
    private final Instant now;
    private final Map<Pair, List<Instant>> counted = new HashMap<>();

    /**
     * @param traces those that match a hash of one of the clicks
     * @param now decides whether the traces of a click's day still exist
     */
    Judge(Classifier classifier, Set<OwnTraces.Trace> traces, Instant now) {
        this.classifier = classifier;
        this.traces = traces;
        this.now = now;
    }

    /** A click of that visitor at that link was counted at that time. */
    void remember(Pair pair, Instant at) {
        counted.computeIfAbsent(pair, each -> new ArrayList<>(1)).add(at);
    }

    /**
     * The click with what the owner's traces say of it, which is kept with it: the traces will be gone when it is judged again.
     *
     * @param owner the advocate whose link it is
     */
    Click compare(Click click, @Nullable UUID owner) {
        VisitorHashes visitor = click.visitor();
        if (visitor == null) {
            return click;
        }
        ClickFlags flags = click.flags();
        if (!DaySalts.utcDay(click.at()).isBefore(DaySalts.oldestKeptDay(now))) {
            flags = flags.with(ClickFlag.TRACES_COMPARED);
        }
        if (owner != null
                && visitor.all().stream().anyMatch(hash -> traces.contains(new OwnTraces.Trace(owner, hash)))) {
            flags = flags.with(ClickFlag.OWN_TRACE);
        }
        return click.withFlags(flags);
    }

    /**
     * @param click as {@link #compare} returned it
     * @param issuedAt when the link was issued, if that is known
     */
    Verdict judge(Click click, @Nullable Instant issuedAt) {
        VisitorHashes visitor = click.visitor();
        Circumstances circumstances = new Circumstances(
                click.flags().has(ClickFlag.OWN_TRACE),
                click.flags().has(ClickFlag.TRACES_COMPARED),
                visitor != null
                        && visitor.visitors().stream()
                                .anyMatch(hash -> isCounted(new Pair(click.linkId(), hash), click.at())),
                issuedAt == null ? null : Duration.between(issuedAt, click.at()));
        Verdict verdict = classifier.judge(click, circumstances);
        if (visitor != null && verdict.clickClass() == ClickClass.HUMAN) {
            visitor.visitors().forEach(hash -> remember(new Pair(click.linkId(), hash), click.at()));
        }
        return verdict;
    }

    private boolean isCounted(Pair pair, Instant at) {
        return counted.getOrDefault(pair, List.of()).stream()
                .anyMatch(before -> Duration.between(before, at).abs().compareTo(WINDOW) < 0);
    }
}
