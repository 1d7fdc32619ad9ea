package io.heraut.events;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/**
 * Every event that a service publishes.
 *
 * <p>The {@link #typeName() name} is what webhooks and documents use; on Kafka it reads
 * {@code io.heraut.<name>.v1}.
 */
public enum EventType {
    CONTENT_PUBLISHED(
            "content.published",
            Topic.CONTENT,
            ContentPublished.class,
            true,
            "A content item may be shared from now on (or from the end of its embargo on)."),
    CONTENT_WITHDRAWN(
            "content.withdrawn",
            Topic.CONTENT,
            ContentWithdrawn.class,
            true,
            "A content item was taken back: it can not be shared any more and its links answer 410."),
    CONTENT_EXPIRED(
            "content.expired",
            Topic.CONTENT,
            ContentExpired.class,
            true,
            "A content item reached its end date: it can not be shared any more and its links answer 410."),
    ADVOCATE_REGISTERED(
            "advocate.registered",
            Topic.SHARING,
            AdvocateRegistered.class,
            true,
            "An employee was seen for the first time and got an advocate id."),
    ADVOCATE_UPDATED(
            "advocate.updated",
            Topic.SHARING,
            AdvocateUpdated.class,
            true,
            "What the company's directory says of an advocate has changed."),
    ADVOCATE_STATE(
            "advocate.state",
            Topic.ADVOCATES,
            AdvocateState.class,
            false,
            "What the services know of an advocate. Internal: the only event with personal data."),
    SHARE_CREATED(
            "share.created",
            Topic.SHARING,
            ShareCreated.class,
            true,
            "An advocate has asked for a share: its tracked link and its text were issued."),
    SHARE_EVIDENCED(
            "share.evidenced", Topic.SHARING, ShareEvidenced.class, true, "A share has reached a level of evidence."),
    SHARE_EVIDENCE_WITHDRAWN(
            "share.evidence-withdrawn",
            Topic.SHARING,
            ShareEvidenceWithdrawn.class,
            true,
            "A share has lost a level of evidence: what proved it does not stand any more."),
    LINK_CLICKED(
            "link.clicked",
            Topic.SHARING,
            LinkClicked.class,
            true,
            "A tracked link was followed: what was counted since the event before, at most once a minute."),
    POINTS_AWARDED(
            "points.awarded",
            Topic.REWARDS,
            PointsAwarded.class,
            true,
            "A point rule has awarded points to an advocate."),
    POINTS_REVERSED(
            "points.reversed",
            Topic.REWARDS,
            PointsReversed.class,
            true,
            "Points were taken back, because what they were awarded for does not stand any more.");

    private final String typeName;
    private final Topic topic;
    private final Class<?> payload;
    private final boolean open;
    private final String description;

    EventType(String typeName, Topic topic, Class<?> payload, boolean open, String description) {
        this.typeName = typeName;
        this.topic = topic;
        this.payload = payload;
        this.open = open;
        this.description = description;
    }

    public String typeName() {
        return typeName;
    }

    public Topic topic() {
        return topic;
    }

    public Class<?> payload() {
        return payload;
    }

    /** Whether partners may subscribe to it. */
    public boolean isOpen() {
        return open;
    }

    public String description() {
        return description;
    }

    /** The CloudEvents {@code type}, as in {@code io.heraut.content.published.v1}. */
    public String cloudEventType() {
        return "io.heraut." + typeName + ".v1";
    }

    /** The CloudEvents {@code dataschema}. */
    public URI dataSchema() {
        return URI.create("https://heraut.io/schemas/" + typeName + ".v1.json");
    }

    /** The JSON Schema of the payload, as text. */
    public String schema() {
        return Resources.text("schemas/" + typeName + ".v1.json");
    }

    public static Optional<EventType> forName(String typeName) {
        return Arrays.stream(values())
                .filter(type -> type.typeName.equals(typeName))
                .findFirst();
    }

    static Optional<EventType> forCloudEventType(String cloudEventType) {
        return Arrays.stream(values())
                .filter(type -> type.cloudEventType().equals(cloudEventType))
                .findFirst();
    }
}
