package io.heraut.sharing.analytics;

import io.heraut.sharing.SharingProblem;
import io.heraut.sharing.analytics.Question.Dimension;
import io.heraut.sharing.analytics.Question.Metric;
import io.heraut.sharing.analytics.Question.Sort;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands questions, and refuses those that can not be answered or must not be. */
final class Questions {
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofDays(1_830);
    private static final int MOST_ROWS = 1_000;
    private static final int LONGEST_VALUE = 200;
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Questions() {}

    static Question of(AnalyticsQuery query, ZoneId organisationZone, Instant now) {
        ZoneId zone = zone(query.zone, organisationZone);
        Interval period = period(query, zone, now);
        List<String> groups = query.groupBy == null ? List.of() : query.groupBy;
        boolean byDay = groups.contains("day");
        List<String> others =
                groups.stream().filter(each -> !each.equals("day")).distinct().toList();
        if (others.size() > 1) {
            throw new ProblemException(
                            SharingProblem.QUESTION_NOT_PERMITTED,
                            "Rows are told apart by day and by one more at most: the crossing of two would point at"
                                    + " fewer people than either does.")
                    .withParameterError("groupBy", "names more than one beside day");
        }
        if (query.limit < 1 || query.limit > MOST_ROWS) {
            throw invalid("limit", "must be from 1 to " + MOST_ROWS);
        }
        Question question = new Question(
                period,
                zone,
                metrics(query.metric),
                byDay,
                others.isEmpty() ? null : dimension(others.getFirst()),
                filters(query),
                query.limit,
                sort(query.sort),
                currency(query.currency));
        refuseWhatPointsAtPeople(question, organisationZone);
        return question;
    }

    private static void refuseWhatPointsAtPeople(Question question, ZoneId organisationZone) {
        if (question.isOfContent() && question.isOfNetworks()) {
            throw new ProblemException(
                            SharingProblem.QUESTION_NOT_PERMITTED,
                            "Content and network can not be crossed: that would point at fewer people than either does.")
                    .withParameterError("groupBy", "crosses content and network");
        }
        if (question.dimension() != null && question.dimension().isOfPeople()) {
            if (question.byDay() || !question.filters().isEmpty()) {
                throw new ProblemException(
                                SharingProblem.QUESTION_NOT_PERMITTED,
                                "By team and by country there are whole months, without filters and not by day.")
                        .withParameterError("groupBy", "can not be combined");
            }
            month(question, organisationZone);
        }
    }

    /** The month that the question is for. */
    static YearMonth month(Question question, ZoneId organisationZone) {
        YearMonth month = YearMonth.from(LocalDate.ofInstant(question.period().from(), organisationZone));
        Interval whole = new Interval(
                month.atDay(1).atStartOfDay(organisationZone).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(organisationZone).toInstant());
        if (!question.period().equals(whole)) {
            throw new ProblemException(
                            SharingProblem.QUESTION_NOT_PERMITTED,
                            "By team and by country there is one whole month of the organisation at a time (in "
                                    + organisationZone + "): other periods would point at single people when compared.")
                    .withParameterError("from", "must be the first day of a month, and to the first day of the next");
        }
        return month;
    }

    private static ZoneId zone(@Nullable String name, ZoneId organisationZone) {
        if (name == null || name.isEmpty()) {
            return organisationZone;
        }
        // Offsets are zones for Java, and not what people who live by a clock mean.
        if (!name.equals("UTC") && !ZoneId.getAvailableZoneIds().contains(name)) {
            throw new ProblemException(
                            SharingProblem.UNKNOWN_TIME_ZONE, "Give a name like Europe/Amsterdam or Asia/Kathmandu.")
                    .withParameterError("zone", "is no time zone by its IANA name");
        }
        return ZoneId.of(name);
    }

    private static Interval period(AnalyticsQuery query, ZoneId zone, Instant now) {
        String last = query.to;
        Instant to = last == null || last.isEmpty()
                ? LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant()
                : time("to", last, zone);
        String first = query.from;
        Instant from = first == null || first.isEmpty()
                ? LocalDate.ofInstant(to, zone).minusDays(30).atStartOfDay(zone).toInstant()
                : time("from", first, zone);
        Interval period = new Interval(from, to);
        if (period.isEmpty()) {
            throw new ProblemException(SharingProblem.PERIOD_INVALID, "A period ends after it begins.")
                    .withParameterError("to", "must be after from");
        }
        if (period.length().compareTo(LONGEST) > 0) {
            throw new ProblemException(
                            SharingProblem.PERIOD_INVALID,
                            "A period has at most " + LONGEST.toDays() + " days; ask for several.")
                    .withParameterError("from", "is too long before to");
        }
        return period;
    }

    private static Instant time(String parameter, String text, ZoneId zone) {
        Instant time;
        try {
            time = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw invalid(parameter, "must be a day like 2026-03-01, or a time like 2026-03-01T09:15:00Z");
        }
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new ProblemException(SharingProblem.PERIOD_INVALID, "There were no tracked links then.")
                    .withParameterError(parameter, "must be in this century or the next");
        }
        if (time.getNano() != 0 || Math.floorMod(time.getEpochSecond(), QUARTER.toSeconds()) != 0) {
            throw new ProblemException(
                            SharingProblem.NOT_A_QUARTER,
                            "Clicks are counted by quarters of an hour (UTC): a period begins and ends with one.")
                    .withParameterError(parameter, "is not the beginning of a quarter of an hour");
        }
        return time;
    }

    private static Set<Metric> metrics(@Nullable List<String> words) {
        if (words == null || words.isEmpty()) {
            return EnumSet.of(Metric.SHARES, Metric.CLICKS, Metric.CLICKS_PER_SHARE);
        }
        Set<Metric> metrics = EnumSet.noneOf(Metric.class);
        for (String word : words) {
            metrics.add(Arrays.stream(Metric.values())
                    .filter(metric -> metric.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> invalid(
                            "metric",
                            "must be one of "
                                    + String.join(
                                            ", ",
                                            Arrays.stream(Metric.values())
                                                    .map(Metric::word)
                                                    .toList()))));
        }
        return metrics;
    }

    private static Dimension dimension(String word) {
        return Arrays.stream(Dimension.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        invalid("groupBy", "must be one of day, network, item, type, topic, campaign, team, country"));
    }

    private static Map<Dimension, String> filters(AnalyticsQuery query) {
        Map<Dimension, String> filters = new EnumMap<>(Dimension.class);
        put(filters, Dimension.NETWORK, "network", query.network);
        put(filters, Dimension.ITEM, "item", query.item);
        put(filters, Dimension.TYPE, "type", query.type);
        put(filters, Dimension.TOPIC, "topic", query.topic);
        put(filters, Dimension.CAMPAIGN, "campaign", query.campaign);
        String item = filters.get(Dimension.ITEM);
        if (item != null && !UUID.matcher(item.toLowerCase(Locale.ROOT)).matches()) {
            throw invalid("item", "must be a UUID");
        }
        filters.computeIfPresent(Dimension.ITEM, (any, id) -> id.toLowerCase(Locale.ROOT));
        return Map.copyOf(filters);
    }

    private static void put(
            Map<Dimension, String> filters, Dimension dimension, String parameter, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return;
        }
        if (value.length() > LONGEST_VALUE || value.chars().anyMatch(Character::isISOControl)) {
            throw invalid(parameter, "must have at most " + LONGEST_VALUE + " characters, and no control characters");
        }
        filters.put(dimension, value);
    }

    private static Sort sort(@Nullable String word) {
        return word == null || word.isEmpty()
                ? Sort.CLICKS
                : Arrays.stream(Sort.values())
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                        .findFirst()
                        .orElseThrow(() -> invalid("sort", "must be one of clicks, shares, name"));
    }

    private static @Nullable String currency(@Nullable String code) {
        if (code == null || code.isEmpty()) {
            return null;
        }
        if (!code.matches("[A-Z]{3}")) {
            throw invalid("currency", "must be three capital letters");
        }
        return code;
    }

    private static ProblemException invalid(String parameter, String reason) {
        return new ProblemException(CommonProblem.VALIDATION_FAILED, "See errors for the values that are refused.")
                .withParameterError(parameter, reason);
    }
}
