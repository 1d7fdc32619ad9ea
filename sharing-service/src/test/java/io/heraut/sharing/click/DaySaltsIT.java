package io.heraut.sharing.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.sharing.support.SharingApi;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DaySaltsIT extends SharingApi {
    @Inject
    DaySalts salts;

    @Inject
    Visitors visitors;

    private int rows(String table, LocalDate day) {
        return database.one("select count(*) as rows from " + table + " where day = ?", row -> row.number("rows"), day)
                .orElse(-1);
    }

    @Test
    void saltAndTracesLiveAnHourIntoTheNextDay() {
        assertThat(DaySalts.oldestKeptDay(Instant.parse("2026-03-03T00:59:59.999Z")))
                .isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(DaySalts.oldestKeptDay(Instant.parse("2026-03-03T01:00:00Z")))
                .isEqualTo(LocalDate.of(2026, 3, 3));
    }

    @Test
    void whatIsOlderIsDestroyed() {
        LocalDate longAgo = LocalDate.of(2026, 3, 2);
        database.update("insert into day_salt (day, salt) values (?, ?)", longAgo, new byte[32]);
        database.update(
                "insert into advocate_trace (day, advocate_id, hash) values (?, ?, ?)",
                longAgo,
                UUID.randomUUID(),
                UUID.randomUUID());

        salts.refresh();

        assertThat(rows("day_salt", longAgo)).isZero();
        assertThat(rows("advocate_trace", longAgo)).isZero();
        assertThat(salts.key(longAgo)).isEmpty();
        assertThat(rows("day_salt", DaySalts.utcDay(Instant.now()))).isEqualTo(1);
    }

    @Test
    void aSaltThatTheDatabaseHasLostInACrashIsWrittenAgain() {
        Instant now = Instant.now();
        VisitorHashes before = visitors.hash(now, "203.0.113.1", CHROME, false).orElseThrow();
        database.update("delete from day_salt");

        salts.refresh();

        assertThat(visitors.hash(now, "203.0.113.1", CHROME, false)).contains(before);
        assertThat(rows("day_salt", DaySalts.utcDay(now))).isEqualTo(1);
    }

    @Test
    void aVisitorIsAddressAndBrowser() {
        Instant now = Instant.now();
        VisitorHashes one = visitors.hash(now, "203.0.113.1", CHROME, false).orElseThrow();
        VisitorHashes otherBrowser =
                visitors.hash(now, "203.0.113.1", "Other", false).orElseThrow();
        VisitorHashes otherAddress =
                visitors.hash(now, "203.0.113.2", CHROME, false).orElseThrow();

        assertThat(one.visitor()).isNotEqualTo(otherBrowser.visitor()).isNotEqualTo(otherAddress.visitor());
        assertThat(one.address()).isEqualTo(otherBrowser.address()).isNotEqualTo(otherAddress.address());
        assertThat(visitors.hash(now, "203.0.113.1", CHROME, true).orElseThrow().address())
                .isNull();
    }

    @Test
    void withoutASaltOfTheDayThereIsNoVisitor() {
        assertThat(visitors.hash(Instant.parse("2026-03-02T12:00:00Z"), "203.0.113.1", CHROME, false))
                .isEmpty();
    }

    @Test
    void inTheFirstHourAVisitorIsKnownByYesterdaysHashAsWell() {
        LocalDate today = DaySalts.utcDay(Instant.now());
        Instant tomorrow = today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        database.update(
                "insert into day_salt (day, salt) values (?, ?) on conflict do nothing",
                today.plusDays(1),
                new byte[32]);
        salts.refresh();

        VisitorHashes late = visitors.hash(tomorrow.minusSeconds(1), "203.0.113.1", CHROME, false)
                .orElseThrow();
        VisitorHashes early = visitors.hash(tomorrow.plusSeconds(1), "203.0.113.1", CHROME, false)
                .orElseThrow();
        VisitorHashes afterAnHour = visitors.hash(tomorrow.plusSeconds(3_600), "203.0.113.1", CHROME, false)
                .orElseThrow();

        assertThat(early.visitorBefore()).isEqualTo(late.visitor());
        assertThat(early.addressBefore()).isEqualTo(late.address());
        assertThat(early.visitor()).isEqualTo(afterAnHour.visitor()).isNotEqualTo(late.visitor());
        assertThat(afterAnHour.visitorBefore()).isNull();
        database.update("delete from day_salt where day > ?", today);
        salts.refresh();
    }
}
