package io.heraut.rewards.leaderboard;

import io.heraut.kit.advocate.AdvocateDirectory;
import io.heraut.kit.advocate.AdvocateRef;
import io.heraut.rewards.leaderboard.LeaderboardView.PlaceView;
import io.heraut.rewards.leaderboard.Ranks.Position;
import io.heraut.rewards.leaderboard.StandingRepository.PersonRow;
import io.heraut.rewards.leaderboard.StandingRepository.TeamRow;
import io.heraut.rewards.organisation.OrganisationCalendar;
import io.heraut.web.paging.Cursor;
import io.heraut.web.paging.Page;
import io.heraut.web.paging.PageQuery;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class LeaderboardService {
    private final StandingRepository standings;
    private final AdvocateDirectory directory;
    private final OrganisationCalendar calendar;
    private final Clock clock;

    LeaderboardService(
            StandingRepository standings, AdvocateDirectory directory, OrganisationCalendar calendar, Clock clock) {
        this.standings = standings;
        this.directory = directory;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Transactional
    LeaderboardView byPerson(@Nullable String wantedMonth, PageQuery query) {
        YearMonth month = month(wantedMonth);
        PersonRow after = null;
        Position position = Position.BEGINNING;
        if (query.cursor() != null) {
            Cursor cursor = Cursor.decode(query.cursor(), 5);
            after = new PersonRow(cursor.uuid(2), cursor.number(0), cursor.instant(1));
            position = new Position(cursor.number(3), cursor.number(4), after.points());
        }
        List<PersonRow> rows = standings.persons(month, after, query.limit() + 1);
        List<Position> positions =
                Ranks.after(position, rows.stream().map(PersonRow::points).toList());
        Map<UUID, AdvocateRef> known = directory
                .byIds(rows.stream().map(PersonRow::advocateId).toList())
                .stream()
                .collect(Collectors.toMap(AdvocateRef::advocateId, Function.identity()));
        List<Ranked<PersonRow>> ranked = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ranked.add(new Ranked<>(rows.get(i), positions.get(i)));
        }
        Page<PlaceView> page = Page.of(
                        ranked,
                        query.limit(),
                        last -> Cursor.encode(
                                last.row().points(),
                                last.row().reachedAt(),
                                last.row().advocateId(),
                                last.position().places(),
                                last.position().rank()))
                .map(place -> person(
                        place.position().rank(),
                        place.row().advocateId(),
                        known.get(place.row().advocateId()),
                        place.row().points()));
        return view(month, "person", page, directory.current().flatMap(me -> myPlace(month, me)));
    }

    @Transactional
    LeaderboardView byTeam(@Nullable String wantedMonth, PageQuery query) {
        YearMonth month = month(wantedMonth);
        TeamRow after = null;
        if (query.cursor() != null) {
            Cursor cursor = Cursor.decode(query.cursor(), 3);
            after = new TeamRow(cursor.text(2), cursor.number(0), cursor.instant(1), 0, 0);
        }
        Page<PlaceView> page = Page.of(
                        standings.teams(month, after, query.limit() + 1),
                        query.limit(),
                        last -> Cursor.encode(last.points(), last.reachedAt(), last.team()))
                .map(LeaderboardService::team);
        Optional<PlaceView> mine = directory
                .current()
                .map(AdvocateRef::team)
                .flatMap(team -> standings.team(month, team))
                .map(LeaderboardService::team);
        return view(month, "team", page, mine);
    }

    private record Ranked<T>(T row, Position position) {}

    private Optional<PlaceView> myPlace(YearMonth month, AdvocateRef me) {
        return standings
                .pointsOf(month, me.advocateId())
                .map(points -> person(standings.ahead(month, points) + 1, me.advocateId(), me, points));
    }

    private LeaderboardView view(YearMonth month, String by, Page<PlaceView> page, Optional<PlaceView> me) {
        return new LeaderboardView(
                "month",
                month.toString(),
                calendar.startOf(month),
                calendar.startOf(month.plusMonths(1)),
                calendar.zone().getId(),
                by,
                page.items(),
                me.orElse(null),
                page.next());
    }

    private YearMonth month(@Nullable String wanted) {
        YearMonth present = calendar.monthOf(clock.instant());
        if (wanted == null) {
            return present;
        }
        try {
            YearMonth month = YearMonth.parse(wanted);
            if (month.isAfter(present) || month.getYear() < 2000) {
                throw invalidMonth("must be between 2000-01 and " + present);
            }
            return month;
        } catch (DateTimeException e) {
            throw invalidMonth("must be a month like " + present);
        }
    }

    private static ProblemException invalidMonth(String reason) {
        return new ProblemException(CommonProblem.VALIDATION_FAILED, "There is no leaderboard of that month.")
                .withParameterError("month", reason);
    }

    private static PlaceView person(long rank, UUID advocateId, @Nullable AdvocateRef known, long points) {
        return new PlaceView(
                rank,
                advocateId,
                known == null ? null : known.name(),
                known == null ? null : known.team(),
                null,
                points);
    }

    private static PlaceView team(TeamRow row) {
        return new PlaceView(row.rank(), null, null, row.team(), row.advocates(), row.points());
    }
}
