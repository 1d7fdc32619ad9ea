package io.heraut.sharing.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.events.ClicksByClass;
import io.heraut.events.CloudEvent;
import io.heraut.events.EventType;
import io.heraut.events.LinkClicked;
import io.heraut.events.Topic;
import io.heraut.sharing.support.SharingApi;
import io.heraut.sharing.support.Topics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is counted at a link is announced: all of it, once, and not too often. */
@QuarkusTest
class LinkAnnouncementIT extends SharingApi {
    private static final Instant QUARTER = Instant.parse("2026-03-02T09:15:00Z");

    private final List<UUID> counted = new ArrayList<>();

    /** What is counted here are no clicks; other tests compare counts with clicks. */
    @AfterEach
    void removeCounts() {
        QuarkusTransaction.requiringNew()
                .run(() -> database.update("delete from click_rollup where link_id = any (?::uuid[])", counted));
    }

    private void count(UUID linkId, int clickClass, int epoch, long clicks) {
        counted.add(linkId);
        QuarkusTransaction.requiringNew().run(() -> database.update("""
                insert into click_rollup (link_id, quarter, class, classifier, epoch, clicks) values (?, ?, ?, 1, ?, ?)
                on conflict (link_id, quarter, class, classifier, epoch)
                do update set clicks = click_rollup.clicks + excluded.clicks""", linkId, QUARTER, clickClass, epoch, clicks));
    }

    /** As if the minute were over. */
    private void letAMinutePass(UUID linkId) {
        QuarkusTransaction.requiringNew().run(() -> database.update("""
                update link_announcement set announced_to = announced_to - interval '1 minute',
                    due_at = due_at - interval '1 minute' where link_id = ?""", linkId));
    }

    private long pending(UUID linkId) {
        return database.one(
                        "select sum(abs(pending)) as pending from link_announced where link_id = ?",
                        row -> row.longNumber("pending"),
                        linkId)
                .orElse(0L);
    }

    private boolean isDue(UUID linkId) {
        return database.one(
                        "select 1 as due from link_announcement where link_id = ? and due_at is not null",
                        row -> row.number("due"),
                        linkId)
                .isPresent();
    }

    private static LinkClicked last(UUID linkId, int events) {
        CloudEvent<?> event = Topics.events(Topic.SHARING, linkId, events).get(events - 1);
        assertThat(event.type()).isEqualTo(EventType.LINK_CLICKED);
        assertThat(event.sequence()).isEqualTo(events);
        LinkClicked clicked = event.as(LinkClicked.class).data();
        assertThat(event.time()).isEqualTo(clicked.to());
        return clicked;
    }

    @Test
    void clicksAreAnnouncedWithWhatTheyAreClicksOf() {
        Person amira = Person.advocate();
        Issued share = issue(amira);
        follow(share.code(), "203.0.113.10", CHROME, LINKEDIN);

        LinkClicked clicked = last(share.linkId(), 1);

        assertThat(clicked.linkId()).isEqualTo(share.linkId());
        assertThat(clicked.shareId()).isEqualTo(share.id());
        assertThat(clicked.advocateId()).hasToString(as(amira).get("/api/v1/me").path("advocateId"));
        assertThat(clicked.network()).isEqualTo("LINKEDIN");
        assertThat(clicked.clicks()).isEqualTo(new ClicksByClass(1, 0, 0, 0, 0, 0, 0, 0));
        assertThat(clicked.totals()).isEqualTo(clicked.clicks());
        assertThat(clicked.from()).isBefore(clicked.to());
    }

    @Test
    void whatIsCountedWithinAMinuteWaitsAndIsToldTogether() {
        Issued share = issue(Person.advocate());
        count(share.linkId(), 1, 1, 3);
        LinkClicked first = last(share.linkId(), 1);
        count(share.linkId(), 1, 1, 2);
        count(share.linkId(), 7, 1, 4);
        eventually().until(() -> pending(share.linkId()) == 6);
        assertThat(isDue(share.linkId())).isTrue();

        letAMinutePass(share.linkId());

        LinkClicked second = last(share.linkId(), 2);
        assertThat(first.clicks()).isEqualTo(new ClicksByClass(3, 0, 0, 0, 0, 0, 0, 0));
        assertThat(second.clicks()).isEqualTo(new ClicksByClass(2, 0, 0, 0, 0, 0, 4, 0));
        assertThat(second.totals()).isEqualTo(new ClicksByClass(5, 0, 0, 0, 0, 0, 4, 0));
        assertThat(pending(share.linkId())).isZero();
    }

    @Test
    void aCorrectionIsAnnouncedAndOneThatChangesNothingIsNot() {
        Issued share = issue(Person.advocate());
        count(share.linkId(), 1, 1, 5);
        last(share.linkId(), 1);
        count(share.linkId(), 1, 2, -2);
        count(share.linkId(), 1, 3, 2);
        letAMinutePass(share.linkId());
        eventually().until(() -> noteless() && !isDue(share.linkId()));

        count(share.linkId(), 1, 4, -2);
        count(share.linkId(), 3, 4, 2);
        eventually().until(() -> pending(share.linkId()) == 4 || pending(share.linkId()) == 0);
        letAMinutePass(share.linkId());

        LinkClicked corrected = last(share.linkId(), 2);
        assertThat(corrected.clicks()).isEqualTo(new ClicksByClass(-2, 0, 2, 0, 0, 0, 0, 0));
        assertThat(corrected.totals()).isEqualTo(new ClicksByClass(3, 0, 2, 0, 0, 0, 0, 0));
    }

    @Test
    void whatIsRolledBackIsNotAnnounced() {
        Issued share = issue(Person.advocate());
        QuarkusTransaction.begin();
        database.update("""
                insert into click_rollup (link_id, quarter, class, classifier, epoch, clicks)
                values (?, ?, 1, 1, 1, 9)""", share.linkId(), QUARTER);
        QuarkusTransaction.rollback();
        count(share.linkId(), 1, 1, 1);

        assertThat(last(share.linkId(), 1).totals().human()).isEqualTo(1);
    }

    @Test
    void countsOfALinkThatIsNoneHoldNothingUp() {
        UUID nowhere = UUID.randomUUID();
        count(nowhere, 1, 1, 1);
        Issued share = issue(Person.advocate());
        count(share.linkId(), 1, 1, 1);

        last(share.linkId(), 1);
        eventually().until(() -> !isDue(nowhere));
        assertThat(pending(nowhere)).isEqualTo(1);
    }

    private boolean noteless() {
        return database.one("select 1 as note from click_news limit 1", row -> row.number("note"))
                .isEmpty();
    }
}
