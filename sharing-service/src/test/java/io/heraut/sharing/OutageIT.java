package io.heraut.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.heraut.local.testing.TestStack;
import io.heraut.sharing.click.ClickMetrics;
import io.heraut.sharing.support.SharingApi;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What visitors get, and what is counted, while something is away. */
@QuarkusTest
class OutageIT extends SharingApi {
    @Inject
    MeterRegistry metrics;

    @Test
    void visitorsDoNotWaitForKafkaAndAreCountedWhenItIsBack() {
        Person amira = Person.advocate();
        Issued share = issue(amira);
        follow(share.code(), "203.0.113.1", CHROME, LINKEDIN).then().statusCode(302);
        clicks(amira, share.linkId(), 1);
        double spooled = metrics.counter(ClickMetrics.SPOOLED).count();

        TestStack.kafka().pause();
        try {
            Instant begin = Instant.now();
            for (int visitor = 2; visitor <= 6; visitor++) {
                follow(share.code(), "203.0.113." + visitor, CHROME, LINKEDIN)
                        .then()
                        .statusCode(302);
            }
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(4));
            // Each on its own: nobody else came meanwhile. The first was with Kafka already when it proved to be slow.
            eventually().until(() -> metrics.counter(ClickMetrics.SPOOLED).count() - spooled >= 5.0);
        } finally {
            TestStack.kafka().resume();
        }

        assertThat(clicks(amira, share.linkId(), 6)).containsEntry("human", 6);
        for (String reason : List.of("queue-full", "spool-full", "spool-broken", "refused")) {
            assertThat(metrics.counter(ClickMetrics.DROPPED, "reason", reason).count())
                    .isZero();
        }
        eventually().until(() -> metrics.get(ClickMetrics.SPOOL_BYTES).gauge().value() == 0);
    }

    @Test
    void linksInMemoryAreAnsweredWithoutTheDatabaseAndOthersLater() {
        Person amira = Person.advocate();
        Issued known = issue(amira);
        Issued unknown = issue(amira);
        follow(known.code(), "203.0.113.1", CHROME, LINKEDIN).then().statusCode(302);
        clicks(amira, known.linkId(), 1);

        TestStack.postgres().stop();
        try {
            follow(known.code(), "203.0.113.2", CHROME, LINKEDIN).then().statusCode(302);
            follow(unknown.code(), "203.0.113.2", CHROME, LINKEDIN)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", equalTo("5"))
                    .header("Cache-Control", equalTo("private, no-store"));
        } finally {
            TestStack.postgres().start();
            // Until the pool has noticed that its connections are gone.
            eventually().until(() -> {
                boolean isWell = true;
                for (int i = 0; i < 20; i++) {
                    isWell &= as(amira).get("/api/v1/me/channels").statusCode() == 200;
                }
                return isWell;
            });
        }

        assertThat(clicks(amira, known.linkId(), 2)).containsEntry("human", 2);
        eventually()
                .until(() ->
                        follow(unknown.code(), "203.0.113.3", CHROME, LINKEDIN).statusCode() == 302);
        withdrawalIsStillHeard();
    }

    private void withdrawalIsStillHeard() {
        Person amira = Person.advocate();
        Item item = item();
        publish(item);
        String code =
                share(amira, item.id(), addChannel(amira, "LINKEDIN")).extract().path("link.code");
        follow(code, "203.0.113.1", CHROME, LINKEDIN).then().statusCode(302);
        withdraw(item.id());
        eventually().until(() -> follow(code, "203.0.113.2", CHROME, LINKEDIN).statusCode() == 410);
    }
}
