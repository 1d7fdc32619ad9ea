package io.heraut.rewards.award;

import io.heraut.events.AdvocateRegistered;
import io.heraut.events.AdvocateUpdated;
import io.heraut.events.CloudEvent;
import io.heraut.events.EventType;
import io.heraut.events.ShareCreated;
import io.heraut.events.ShareEvidenceWithdrawn;
import io.heraut.events.ShareEvidenced;
import io.heraut.kit.event.EventHandler;
import jakarta.inject.Singleton;

/** Bring every type of event that rules can pay for to the rules, and what takes something back to the reversals. */
final class RuleEventHandlers {
    private RuleEventHandlers() {}

    abstract static class RuleEventHandler<T> implements EventHandler<T> {
        private final EventType type;
        private final AwardService awards;

        RuleEventHandler(EventType type, AwardService awards) {
            this.type = type;
            this.awards = awards;
        }

        @Override
        public EventType type() {
            return type;
        }

        @Override
        public void handle(CloudEvent<T> event) {
            awards.apply(event);
        }

        /** What is paid for an event does not depend on those before it, except for what a cap has left, which is a sum. */
        @Override
        public boolean ordered() {
            return false;
        }
    }

    @Singleton
    static class ShareCreatedHandler extends RuleEventHandler<ShareCreated> {
        ShareCreatedHandler(AwardService awards) {
            super(EventType.SHARE_CREATED, awards);
        }
    }

    @Singleton
    static class ShareEvidencedHandler extends RuleEventHandler<ShareEvidenced> {
        ShareEvidencedHandler(AwardService awards) {
            super(EventType.SHARE_EVIDENCED, awards);
        }
    }

    /** Evidence and its withdrawal may come in any order: what is paid in the end is the same. */
    @Singleton
    static class ShareEvidenceWithdrawnHandler implements EventHandler<ShareEvidenceWithdrawn> {
        private final ReversalService reversals;

        ShareEvidenceWithdrawnHandler(ReversalService reversals) {
            this.reversals = reversals;
        }

        @Override
        public EventType type() {
            return EventType.SHARE_EVIDENCE_WITHDRAWN;
        }

        @Override
        public void handle(CloudEvent<ShareEvidenceWithdrawn> event) {
            reversals.withdraw(event);
        }

        @Override
        public boolean ordered() {
            return false;
        }
    }

    @Singleton
    static class AdvocateRegisteredHandler extends RuleEventHandler<AdvocateRegistered> {
        AdvocateRegisteredHandler(AwardService awards) {
            super(EventType.ADVOCATE_REGISTERED, awards);
        }
    }

    @Singleton
    static class AdvocateUpdatedHandler extends RuleEventHandler<AdvocateUpdated> {
        AdvocateUpdatedHandler(AwardService awards) {
            super(EventType.ADVOCATE_UPDATED, awards);
        }
    }
}
