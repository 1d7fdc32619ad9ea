package io.heraut.sharing.announcement;

/** Names of the metrics of announcements. */
final class AnnouncementMetrics {
    /** Counter: events {@code link.clicked} that this replica has published. */
    static final String ANNOUNCED = "heraut.links.announced";

    private AnnouncementMetrics() {}
}
