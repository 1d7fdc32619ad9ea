package io.heraut.sharing.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.sharing.support.SharingApi;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The clock is set while people follow links: forward over midnight, and back. */
@QuarkusTest
class ClockIT extends SharingApi {
    @Inject
    DaySalts salts;

    private void setClock(Instant time) {
        QuarkusMock.installMockForType(Clock.fixed(time, ZoneOffset.UTC), Clock.class);
        salts.refresh();
    }

    private void visit(Issued share, int visitor) {
        follow(share.code(), "203.0.113." + visitor, CHROME, LINKEDIN).then().statusCode(302);
    }

    @Test
    void nothingIsLostAndTheVisitorStaysTheSameWhenTheClockJumps() {
        Person amira = Person.advocate();
        Issued share = issue(amira);
        Instant now = Instant.now();
        Instant midnight = LocalDate.ofInstant(now, ZoneOffset.UTC)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        int raw = 0;

        setClock(midnight.minus(Duration.ofMinutes(5)));
        visit(share, 1);
        visit(share, 2);
        assertThat(clicks(amira, share.linkId(), raw += 2)).containsEntry("human", 2);

        setClock(midnight.plus(Duration.ofMinutes(10)));
        visit(share, 1);
        visit(share, 3);
        assertThat(clicks(amira, share.linkId(), raw += 2))
                .containsEntry("human", 3)
                .containsEntry("duplicate", 1);

        // Back by hours: the same visitor again, long before.
        setClock(midnight.minus(Duration.ofHours(3)));
        visit(share, 1);
        visit(share, 4);
        assertThat(clicks(amira, share.linkId(), raw += 2))
                .containsEntry("human", 5)
                .containsEntry("duplicate", 1);

        // Each click is in the quarter of an hour that the clock showed.
        assertThat(database.list(
                        "select quarter from click_rollup where link_id = ? group by quarter order by quarter",
                        row -> row.instant("quarter"),
                        share.linkId()))
                .containsExactly(midnight.minus(Duration.ofHours(3)), midnight.minus(Duration.ofMinutes(15)), midnight);
        assertThat(database.one(
                                "select count(*) as rows from click where link_id = ?",
                                row -> row.number("rows"),
                                share.linkId())
                        .orElse(-1))
                .isEqualTo(raw);
    }
}
