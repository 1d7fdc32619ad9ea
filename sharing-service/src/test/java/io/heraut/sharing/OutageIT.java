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
        double late = metrics.counter(ClickMetrics.LATE).count();

        TestStack.kafka().pause();
        try {
            Instant begin = Instant.now();
            for (int visitor = 2; visitor <= 6; visitor++) {
                follow(share.code(), "203.0.113." + visitor, CHROME, LINKEDIN)
                        .then()
                        .statusCode(302);
            }
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(4));
            assertThat(metrics.counter(ClickMetrics.LATE).count() - late).isEqualTo(5.0);
        } finally {
            TestStack.kafka().resume();
        }

        assertThat(clicks(amira, share.linkId(), 6)).containsEntry("human", 6);
        assertThat(metrics.counter(ClickMetrics.DROPPED, "reason", "queue-full").count())
                .isZero();
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
