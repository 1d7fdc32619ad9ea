package io.heraut.sharing.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.heraut.sharing.click.ClickClass;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is counted once: months by team and by country, and the visitors of a day. */
@QuarkusTest
class SettledIT extends AnalyticsScene {
    @Test
    void aMonthIsToldOnceByTeamAndByCountryAndEnoughPeopleStandBehindEachCell() {
        YearMonth month = YearMonth.from(organisation.dayOf(Instant.now())).minusMonths(50);
        Instant first = organisation.startOf(month);
        UUID item = item("Months", "NEWS", null);
        List<UUID> sales = advocates(9);
        List<UUID> care = advocates(8);
        UUID board = advocate();
        sales.forEach(each -> click(share(item, each, "LINKEDIN", first, "sales", "NL"), first, ClickClass.HUMAN, 1));
        care.forEach(each -> click(share(item, each, "LINKEDIN", first, "care", "NL"), first, ClickClass.HUMAN, 10));
        Made lonely = share(item, board, "LINKEDIN", first, "board", "FR");
        click(lonely, first, ClickClass.HUMAN, 100);
        summarise();
        summaries.keepUp();

        String question =
                "from=" + month.atDay(1) + "&to=" + month.plusMonths(1).atDay(1);
        JsonPath teams = ask(question + "&groupBy=team");
        assertThat(teams.getList("rows.kind")).containsExactly("VALUE", "OTHER");
        assertThat(teams.getList("rows.value")).containsExactly("sales", null);
        assertThat(teams.getList("rows.figures.clicks.human")).containsExactly(9, 180);
        assertThat(number(teams, "total.clicks.human")).isEqualTo(189);
        assertThat(teams.getList("notes").toString()).contains("settled");
        JsonPath countries = ask(question + "&groupBy=country");
        assertThat(countries.getList("rows.kind")).containsExactly("OTHER");
        assertThat(number(countries, "total.clicks.human")).isEqualTo(189);

        // Neither what comes later nor what is erased changes it.
        click(lonely, first, ClickClass.HUMAN, 1_000);
        database.update("delete from share_origin where share_id = ?", lonely.shareId());
        summarise();
        summaries.keepUp();
        assertThat(figures(ask(question + "&groupBy=team&limit=99"))).isEqualTo(figures(teams));
        assertThat(number(ask(question), "total.clicks.human")).isEqualTo(1_189);
    }

    @Test
    void aMonthThatIsNotOverIsNotToldByTeam() {
        YearMonth month = YearMonth.from(organisation.dayOf(Instant.now()));
        get("from=" + month.atDay(1) + "&to=" + month.plusMonths(1).atDay(1) + "&groupBy=team")
                .statusCode(409)
                .body("type", equalTo("/problems/month-not-settled"))
                .body("detail", containsString("from"));
    }

    @Test
    void visitorsOfADayAreCountedOnceWhenItIsOver() {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(3);
        Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        UUID item = item("Visitors", "NEWS", null);
        List<UUID> people = advocates(8);
        List<Made> shares =
                people.stream().map(each -> share(item, each, "EMAIL", noon)).toList();
        UUID visitor = UUID.randomUUID();
        visit(shares.get(0), noon, visitor, 1);
        visit(shares.get(1), noon.plusSeconds(60), visitor, 1);
        visit(shares.get(1), noon.plusSeconds(90), UUID.randomUUID(), 1);
        visit(shares.get(2), noon, UUID.randomUUID(), 3); // a bot
        click(shares.get(0), noon, ClickClass.HUMAN, 3);
        summarise();
        JsonPath before = ask("from=" + day + "&to=" + day.plusDays(1) + "&zone=UTC&metric=daily-unique-visitors");
        assertThat((Object) before.get("total.dailyUniqueVisitors.mean")).isNull();

        summaries.keepUp();
        close();
        String question =
                "from=" + day.minusDays(1) + "&to=" + day.plusDays(2) + "&zone=UTC&metric=daily-unique-visitors";
        JsonPath answer = ask(question + "&groupBy=day");
        assertThat(number(answer, "total.dailyUniqueVisitors.days")).isEqualTo(2);
        assertThat(answer.getDouble("total.dailyUniqueVisitors.mean")).isEqualTo(1.0);
        assertThat(answer.getDouble("rows[0].figures.dailyUniqueVisitors.mean")).isEqualTo(2.0);
        assertThat(ask(question + "&groupBy=item").getList("rows.value")).contains(item.toString());
        JsonPath network = ask(
                "from=" + day + "&to=" + day.plusDays(1) + "&zone=UTC&metric=daily-unique-visitors&groupBy=network");
        assertThat(network.getDouble("rows.find { it.value == 'EMAIL' }.figures.dailyUniqueVisitors.mean"))
                .isEqualTo(2.0);
        // As of the state before, the day was not counted.
        assertThat((Object) ask("from=" + day + "&to=" + day.plusDays(1)
                                + "&zone=UTC&metric=daily-unique-visitors&limit=98&asOf=" + before.getString("asOf"))
                        .get("total.dailyUniqueVisitors.mean"))
                .isNull();
    }

    private void visit(Made share, Instant at, UUID visitor, int clickClass) {
        database.run("select add_click_day(?)", LocalDate.ofInstant(at, ZoneOffset.UTC));
        database.update("""
                insert into click (at, link_id, visitor, flags, class, reason, classifier, status, burst)
                values (?, ?, ?, 0, ?, 1, 1, 302, 1)""", at, share.linkId(), visitor, clickClass);
    }
}
