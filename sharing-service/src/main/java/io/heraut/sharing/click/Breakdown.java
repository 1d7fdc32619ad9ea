package io.heraut.sharing.click;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * People's clicks by what single clicks say, as far as they are still kept. The parts of each list add up to {@code clicks}.
 *
 * @param since single clicks from before are forgotten
 * @param clicks by people, since then
 * @param describedFrom from how many visitors on it is said what they have in common
 * @param byCountry null as long as there are too few visitors, as are the other three
 * @param byDay where the organisation is
 * @param dailyUniqueVisitors by UTC day; a visitor of two days is two
 */
record Breakdown(
        Instant since,
        long clicks,
        int describedFrom,
        @Nullable List<Part> byCountry,
        @Nullable List<Part> byDevice,
        @Nullable List<Part> byBrowser,
        @Nullable List<Part> byReferrer,
        List<DayOfClicks> byDay,
        List<DayOfVisitors> dailyUniqueVisitors) {
    /** By what clicks are told apart. */
    enum By {
        COUNTRY,
        DEVICE,
        BROWSER,
        REFERRER
    }

    /**
     * So many clicks have that in common.
     *
     * @param name null where nothing is known
     */
    record Share(By by, @Nullable String name, long clicks) {}

    static Breakdown of(
            Instant since,
            int describedFrom,
            List<Share> shares,
            List<DayOfClicks> byDay,
            List<DayOfVisitors> dailyUniqueVisitors) {
        long clicks = byDay.stream().mapToLong(DayOfClicks::clicks).sum();
        boolean described =
                dailyUniqueVisitors.stream().mapToLong(DayOfVisitors::visitors).sum() >= describedFrom;
        return new Breakdown(
                since,
                clicks,
                describedFrom,
                described ? parts(By.COUNTRY, shares, clicks) : null,
                described ? parts(By.DEVICE, shares, clicks) : null,
                described ? parts(By.BROWSER, shares, clicks) : null,
                described ? parts(By.REFERRER, shares, clicks) : null,
                byDay,
                dailyUniqueVisitors);
    }

    /** Those that are named, and the rest. */
    private static List<Part> parts(By by, List<Share> shares, long clicks) {
        List<Part> named = shares.stream()
                .filter(share -> share.by() == by)
                .map(share -> new Part(share.name() == null ? Part.UNKNOWN : share.name(), share.clicks()))
                .toList();
        long rest = clicks - named.stream().mapToLong(Part::clicks).sum();
        return rest == 0
                ? named
                : Stream.concat(named.stream(), Stream.of(new Part(Part.OTHER, rest)))
                        .toList();
    }
}
