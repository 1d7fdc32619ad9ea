package io.heraut.sharing.click;

import io.heraut.sharing.click.CountedVisitors.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judges the clicks of a transaction one after the other, and remembers whom it has counted. What was counted before, the
 * memory knows; where it does not, it is told at the beginning.
 */
final class Judge {
    static final Duration WINDOW = Duration.ofHours(1);

    /** A visitor at a link. */
    record Pair(UUID linkId, UUID visitor) {}

    private final Classifier classifier;
    private final Set<OwnTraces.Trace> traces;
    private final CountedVisitors memory;
    private final Instant now;
    private final Map<Pair, List<Instant>> counted = new HashMap<>();

    /**
     * @param traces those of the owners of the links
     * @param now decides whether the traces of a click's day still exist
     */
    Judge(Classifier classifier, Set<OwnTraces.Trace> traces, CountedVisitors memory, Instant now) {
        this.classifier = classifier;
        this.traces = traces;
        this.memory = memory;
        this.now = now;
    }

    /** Of whom the memory does not know whether they were counted: to be looked up and told by {@link #remember}. */
    Set<Pair> doubtful(List<Click> clicks) {
        Set<Pair> doubtful = new HashSet<>();
        for (Click click : clicks) {
            VisitorHashes visitor = click.visitor();
            if (visitor != null) {
                for (UUID hash : visitor.visitors()) {
                    if (memory.wasCounted(click.linkId(), hash, click.at()) == Answer.UNKNOWN) {
                        doubtful.add(new Pair(click.linkId(), hash));
                    }
                }
            }
        }
        return doubtful;
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
        if (owner != null && hasLeftTrace(owner, visitor)) {
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
                visitor != null && isCounted(click, visitor),
                issuedAt == null ? null : Duration.between(issuedAt, click.at()));
        Verdict verdict = classifier.judge(click, circumstances);
        if (visitor != null && verdict.clickClass() == ClickClass.HUMAN) {
            for (UUID hash : visitor.visitors()) {
                remember(new Pair(click.linkId(), hash), click.at());
            }
        }
        return verdict;
    }

    private boolean hasLeftTrace(UUID owner, VisitorHashes visitor) {
        if (traces.isEmpty()) {
            return false;
        }
        for (UUID hash : visitor.all()) {
            if (traces.contains(new OwnTraces.Trace(owner, hash))) {
                return true;
            }
        }
        return false;
    }

    private boolean isCounted(Click click, VisitorHashes visitor) {
        for (UUID hash : visitor.visitors()) {
            if (memory.wasCounted(click.linkId(), hash, click.at()) == Answer.COUNTED) {
                return true;
            }
            for (Instant before : counted.getOrDefault(new Pair(click.linkId(), hash), List.of())) {
                if (Duration.between(before, click.at()).abs().compareTo(WINDOW) < 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
