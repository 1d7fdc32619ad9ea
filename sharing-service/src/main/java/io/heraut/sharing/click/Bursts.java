package io.heraut.sharing.click;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counts how many different links each visitor follows within some seconds.
 *
 * <p>Asked for every click on the event loops, so it makes hardly any objects and never waits for long: a table of a fixed
 * size, four places for each hash, locked in pieces. Most visitors follow one link, for which their place is enough. When
 * all four places are taken by visitors who came lately, the one who came first is forgotten: then a burst may be counted
 * too low, never too high. Nothing of it is written down but the number.
 */
@Singleton
class Bursts {
    static final Duration WINDOW = Duration.ofSeconds(10);

    /** What is more is not told apart. */
    static final int MOST = 64;

    private static final int PLACES = 1 << 18;
    private static final int WAYS = 4;
    private static final int LOCKS = 1 << 10;
    private static final int WINDOW_MILLIS = (int) WINDOW.toMillis();

    private final long[] visitors = new long[PLACES];
    /** The latest link of each: the upper half is its hash, the lower when it was followed. */
    private final long[] latest = new long[PLACES];
    /** The links before, for those who have any. */
    private final long[] @Nullable [] before = new long[PLACES][];

    private final Object[] locks = new Object[LOCKS];

    Bursts() {
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    /**
     * Remembers that the visitor has followed the link.
     *
     * @param millis when, by the clock of this process
     * @return how many different links that are within the window, this one included
     */
    int follow(UUID visitor, UUID link, long millis) {
        long key = visitor.getMostSignificantBits() ^ Long.rotateLeft(visitor.getLeastSignificantBits(), 32);
        int first = (int) (mix(key) >>> 40) & (PLACES - 1) & -WAYS;
        int hash = Long.hashCode(mix(link.getMostSignificantBits() ^ link.getLeastSignificantBits()));
        // Zero means nobody: of two billion times one is off by a millisecond.
        int now = (int) millis == 0 ? 1 : (int) millis;
        synchronized (locks[first / WAYS & (LOCKS - 1)]) {
            int place = place(first, key, now);
            return add(place, hash, now);
        }
    }

    private int place(int first, long key, int now) {
        int oldest = first;
        int oldestAge = -1;
        for (int place = first; place < first + WAYS; place++) {
            if (latest[place] != 0 && visitors[place] == key) {
                return place;
            }
            int age = latest[place] == 0 ? Integer.MAX_VALUE : Math.max(0, now - (int) latest[place]);
            if (age > oldestAge) {
                oldest = place;
                oldestAge = age;
            }
        }
        visitors[oldest] = key;
        latest[oldest] = 0;
        before[oldest] = null;
        return oldest;
    }

    private int add(int place, int hash, int now) {
        long last = latest[place];
        latest[place] = (long) hash << 32 | now & 0xffff_ffffL;
        if (!isRecent(last, now)) {
            before[place] = null;
            return 1;
        }
        long[] others = before[place];
        if ((int) (last >>> 32) == hash && others == null) {
            return 1;
        }
        return 1 + keep(place, others, last, hash, now);
    }

    /** Puts the last link among those before, leaves out what is too old or followed again; gives back how many are left. */
    private int keep(int place, long @Nullable [] others, long last, int hash, int now) {
        long[] kept = others == null ? new long[4] : others;
        int count = 0;
        for (int i = 0; i < kept.length; i++) {
            long each = kept[i];
            if (isRecent(each, now) && (int) (each >>> 32) != hash && each >>> 32 != last >>> 32) {
                kept[count++] = each;
            }
        }
        if ((int) (last >>> 32) != hash && count < MOST - 1) {
            if (count == kept.length) {
                long[] larger = new long[kept.length * 2];
                System.arraycopy(kept, 0, larger, 0, count);
                kept = larger;
            }
            kept[count++] = last;
        }
        for (int i = count; i < kept.length; i++) {
            kept[i] = 0;
        }
        before[place] = kept;
        return count;
    }

    /** Also when the clock has been set back a little. */
    private static boolean isRecent(long entry, int now) {
        return entry != 0 && Math.abs(now - (int) entry) < WINDOW_MILLIS;
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 32) * 0x9E37_79B9_7F4A_7C15L;
        return mixed ^ mixed >>> 29;
    }
}
