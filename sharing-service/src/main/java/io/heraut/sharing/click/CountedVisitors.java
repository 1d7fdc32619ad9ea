package io.heraut.sharing.click;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Whom this consumer has counted on which link, as far as it fits into bounded memory. It never says yes or no wrongly: when
 * it does not know, it says so, and the clicks in the database are asked.
 *
 * <p>A filter for each quarter of an hour says for nearly all visitors that they were not counted; a table of the latest ones
 * says of most others that they were. For one thread.
 */
final class CountedVisitors {
    /** What is known. */
    enum Answer {
        COUNTED,
        NOT_COUNTED,
        UNKNOWN
    }

    private static final long WINDOW = Judge.WINDOW.toMillis();
    private static final long QUARTER = Duration.ofMinutes(15).toMillis();
    private static final int FIRST_FILTER = 1 << 14;
    private static final int LARGEST_FILTER = 1 << 20;

    private final int maxVisitors;
    private final long[] latest;
    private final long[] latestAt;
    private final TreeMap<Long, List<Filter>> byQuarter = new TreeMap<>();
    private long coveredFrom = Long.MAX_VALUE;
    private int visitors;
    private long judgements = -1;

    /**
     * @param maxVisitors how many the filters hold, at two bytes each
     * @param latest how many the table holds, at sixteen bytes each; a power of two
     */
    CountedVisitors(int maxVisitors, int latest) {
        this.maxVisitors = maxVisitors;
        this.latest = new long[latest];
        this.latestAt = new long[latest];
    }

    /** One that says of nobody that it knows. */
    static CountedVisitors unknown() {
        return new CountedVisitors(1, 1);
    }

    /**
     * Remembers nothing any more: somebody else may have counted meanwhile.
     *
     * @param judgedAgain how often recent clicks were judged again before it is told anew
     */
    void forget(long judgedAgain) {
        byQuarter.clear();
        Arrays.fill(latest, 0);
        coveredFrom = Long.MAX_VALUE;
        visitors = 0;
        judgements = judgedAgain;
    }

    /** Whether what it was told still holds: nobody who was counted has become somebody else since. */
    boolean isAsOf(long judgedAgain) {
        return judgements == judgedAgain;
    }

    /** Everybody who was counted since then has been told by {@link #add}. */
    void coversFrom(Instant time) {
        coveredFrom = time.toEpochMilli();
    }

    /** Clicks that were counted as people's, with all their visitors' hashes. */
    void add(List<Click> people) {
        for (Click click : people) {
            if (click.visitor() != null) {
                click.visitor().visitors().forEach(hash -> add(click.linkId(), hash, click.at()));
            }
        }
    }

    void add(UUID linkId, UUID visitor, Instant time) {
        long hash = hash(linkId, visitor);
        long at = time.toEpochMilli();
        int slot = slot(hash);
        latest[slot] = hash;
        latestAt[slot] = at;
        if (visitors > maxVisitors && byQuarter.size() == 1 && byQuarter.containsKey(Math.floorDiv(at, QUARTER))) {
            // More than fit within a quarter of an hour: nothing is said of them before the next.
            return;
        }
        List<Filter> filters = byQuarter.computeIfAbsent(Math.floorDiv(at, QUARTER), each -> new ArrayList<>());
        if (filters.isEmpty() || filters.getLast().isFull()) {
            int size = filters.isEmpty()
                    ? FIRST_FILTER
                    : Math.min(filters.getLast().size() * 2, LARGEST_FILTER);
            filters.add(new Filter(size));
        }
        filters.getLast().add(hash);
        visitors++;
        while (visitors > maxVisitors && byQuarter.size() > 1) {
            dropOldest();
        }
    }

    /** Was that visitor counted on that link less than an hour before or after? */
    Answer wasCounted(UUID linkId, UUID visitor, Instant time) {
        long hash = hash(linkId, visitor);
        long at = time.toEpochMilli();
        int slot = slot(hash);
        if (latest[slot] == hash && Math.abs(at - latestAt[slot]) < WINDOW) {
            return Answer.COUNTED;
        }
        if (at - WINDOW < coveredFrom || (visitors > maxVisitors && byQuarter.size() == 1)) {
            return Answer.UNKNOWN;
        }
        for (List<Filter> filters : byQuarter
                .subMap(Math.floorDiv(at - WINDOW, QUARTER), true, Math.floorDiv(at + WINDOW, QUARTER), true)
                .values()) {
            for (Filter filter : filters) {
                if (filter.mayHold(hash)) {
                    return Answer.UNKNOWN;
                }
            }
        }
        return Answer.NOT_COUNTED;
    }

    /** What is too old to matter. */
    void forgetBefore(Instant time) {
        long first = Math.floorDiv(time.toEpochMilli(), QUARTER);
        while (!byQuarter.isEmpty() && byQuarter.firstKey() < first) {
            dropOldest();
        }
    }

    private void dropOldest() {
        var oldest = byQuarter.pollFirstEntry();
        visitors -= oldest.getValue().stream().mapToInt(Filter::held).sum();
        if (coveredFrom != Long.MAX_VALUE) {
            coveredFrom = Math.max(coveredFrom, (oldest.getKey() + 1) * QUARTER);
        }
    }

    private int slot(long hash) {
        return (int) (hash >>> 32) & (latest.length - 1);
    }

    private static long hash(UUID linkId, UUID visitor) {
        long hash = mix(linkId.getMostSignificantBits() + 0x9E3779B97F4A7C15L);
        hash = mix(hash ^ linkId.getLeastSignificantBits());
        hash = mix(hash ^ visitor.getMostSignificantBits());
        hash = mix(hash ^ visitor.getLeastSignificantBits());
        return hash == 0 ? 1 : hash;
    }

    /** Every bit of the value decides about every bit of the result (the finalizer of MurmurHash3). */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }

    /** A Bloom filter in blocks of one cache line: sixteen bits for each visitor, of which six are set. */
    private static final class Filter {
        private static final int WORDS_OF_A_BLOCK = 8;
        private static final int VISITORS_OF_A_BLOCK = 32;
        private static final int PROBES = 6;

        private final int size;
        private final long[] words;
        private final int blocks;
        private int held;

        Filter(int size) {
            this.size = size;
            this.blocks = size / VISITORS_OF_A_BLOCK;
            this.words = new long[blocks * WORDS_OF_A_BLOCK];
        }

        int size() {
            return size;
        }

        int held() {
            return held;
        }

        boolean isFull() {
            return held >= size;
        }

        void add(long hash) {
            int block = block(hash);
            long bits = hash;
            for (int i = 0; i < PROBES; i++) {
                words[block + (int) (bits & 7)] |= 1L << ((bits >>> 3) & 63);
                bits = Long.rotateRight(bits, 9);
            }
            held++;
        }

        boolean mayHold(long hash) {
            int block = block(hash);
            long bits = hash;
            for (int i = 0; i < PROBES; i++) {
                if ((words[block + (int) (bits & 7)] & (1L << ((bits >>> 3) & 63))) == 0) {
                    return false;
                }
                bits = Long.rotateRight(bits, 9);
            }
            return true;
        }

        private int block(long hash) {
            return (int) (mix(hash) >>> 40) % blocks * WORDS_OF_A_BLOCK;
        }
    }
}
