package io.heraut.rewards;

import io.heraut.events.AdvocateState;
import io.heraut.events.CloudEvent;
import io.heraut.events.ContentWithdrawn;
import io.heraut.events.EventCodec;
import io.heraut.events.EventType;
import io.heraut.events.EvidenceLevel;
import io.heraut.events.ShareEvidenceWithdrawn;
import io.heraut.events.ShareEvidenced;
import io.heraut.kit.Ids;
import io.heraut.kit.event.EventProcessor;
import io.heraut.local.testing.TestTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Lets things happen to the service, as if they had come from Kafka. */
@ApplicationScoped
public class Happenings {
    private final EventProcessor processor;
    private final AtomicLong offsets = new AtomicLong();

    Happenings(EventProcessor processor) {
        this.processor = processor;
    }

    /** An advocate whom the service knows, with a token. */
    public record Somebody(UUID advocateId, String subject, TestTokens.Builder builder) {
        public String token() {
            return builder.roles("advocate").sign();
        }

        public String tokenWith(String... roles) {
            return builder.roles(roles).sign();
        }
    }

    public Somebody somebody(@Nullable String name, @Nullable String team) {
        Somebody somebody = stranger();
        take(event(
                EventType.ADVOCATE_STATE,
                somebody.advocateId(),
                now(),
                new AdvocateState(somebody.advocateId(), somebody.subject(), name, "en", "NL", team)));
        return somebody;
    }

    /** Somebody of whom the service has not heard. */
    public Somebody stranger() {
        String subject = UUID.randomUUID().toString();
        return new Somebody(Ids.next(), subject, TestTokens.builder().subject(subject));
    }

    public CloudEvent<ShareEvidenced> evidence(UUID advocateId, EvidenceLevel level, Instant time) {
        return evidence(advocateId, Ids.next(), level, 1, time, "LINKEDIN", Ids.next());
    }

    public CloudEvent<ShareEvidenced> evidence(
            UUID advocateId,
            UUID shareId,
            EvidenceLevel level,
            int occurrence,
            Instant time,
            String network,
            UUID contentItemId) {
        return event(
                EventType.SHARE_EVIDENCED,
                shareId,
                time,
                new ShareEvidenced(shareId, advocateId, contentItemId, Ids.next(), network, level, occurrence));
    }

    public CloudEvent<ShareEvidenceWithdrawn> withdrawn(CloudEvent<ShareEvidenced> evidence, Instant time) {
        ShareEvidenced was = evidence.data();
        return event(
                EventType.SHARE_EVIDENCE_WITHDRAWN,
                was.shareId(),
                time,
                new ShareEvidenceWithdrawn(
                        was.shareId(),
                        was.advocateId(),
                        was.contentItemId(),
                        was.linkId(),
                        was.network(),
                        was.level(),
                        was.occurrence(),
                        ShareEvidenceWithdrawn.Cause.CLASSIFIER_RUN,
                        Ids.next()));
    }

    public CloudEvent<ContentWithdrawn> withdrawal(UUID contentItemId, Instant time) {
        return event(EventType.CONTENT_WITHDRAWN, contentItemId, time, new ContentWithdrawn(contentItemId, null));
    }

    public <T> CloudEvent<T> event(EventType type, UUID subject, Instant time, T payload) {
        return new CloudEvent<>(Ids.next(), "/heraut/test", type, subject, time, 1, null, payload);
    }

    public void take(CloudEvent<?> event) {
        processor.process(new ConsumerRecord<>(
                event.type().topic().topicName(),
                0,
                offsets.incrementAndGet(),
                event.subject().toString(),
                EventCodec.encode(event)));
    }

    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
