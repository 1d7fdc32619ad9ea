package io.heraut.sharing.analytics;

import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a report is to tell.
 *
 * @param zone whose days the period has and the rows are of
 * @param filters values that are asked for alone
 * @param limit how many values are named at most
 * @param currency of the earned media value; null when there is only one
 */
record Question(
        Interval period,
        ZoneId zone,
        Set<Metric> metrics,
        boolean byDay,
        @Nullable Dimension dimension,
        Map<Dimension, String> filters,
        int limit,
        Sort sort,
        @Nullable String currency) {
    /** What rows can be told apart by, beside days. */
    enum Dimension {
        NETWORK,
        ITEM,
        TYPE,
        TOPIC,
        CAMPAIGN,
        TEAM,
        COUNTRY;

        boolean isOfContent() {
            return this == ITEM || this == TYPE || this == TOPIC || this == CAMPAIGN;
        }

        boolean isOfPeople() {
            return this == TEAM || this == COUNTRY;
        }
    }

    /** What is told. */
    enum Metric {
        SHARES("shares", "shares"),
        CLICKS("clicks", "raw-clicks", "human-clicks"),
        CLICKS_PER_SHARE("clicks-per-share", "clicks-per-share"),
        DAILY_UNIQUE_VISITORS("daily-unique-visitors", "daily-unique-visitors"),
        EARNED_MEDIA_VALUE("earned-media-value", "earned-media-value");

        private final String word;
        private final Set<String> definitions;

        Metric(String word, String... definitions) {
            this.word = word;
            this.definitions = Set.of(definitions);
        }

        /** As in the request and in the answer. */
        String word() {
            return word;
        }

        /** Where it is defined. */
        Set<String> definitions() {
            return definitions;
        }
    }

    /** Which rows come first. Rows by day always come by day first. */
    enum Sort {
        CLICKS,
        SHARES,
        NAME
    }

    boolean asks(Metric metric) {
        return metrics.contains(metric);
    }

    /** Whether single items are looked at. */
    boolean isOfContent() {
        return dimension != null && dimension.isOfContent()
                || filters.keySet().stream().anyMatch(Dimension::isOfContent);
    }

    boolean isOfNetworks() {
        return dimension == Dimension.NETWORK || filters.containsKey(Dimension.NETWORK);
    }
}
