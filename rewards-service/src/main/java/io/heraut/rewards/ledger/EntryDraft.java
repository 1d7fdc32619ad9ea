package io.heraut.rewards.ledger;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry that is to be booked.
 *
 * @param cause what it is booked for; the same cause is booked once
 * @param advocateId whose entry it is, if it is one advocate's
 * @param decisionId the rule's decision behind it, if there is one
 * @param reversesId the entry that it takes back, if it takes one back
 * @param occurredAt when that happened which it is booked for
 * @param legs what moves: two or more, of different accounts, which sum to zero
 */
public record EntryDraft(
        EntryKind kind,
        String cause,
        @Nullable UUID advocateId,
        @Nullable UUID decisionId,
        @Nullable UUID reversesId,
        Instant occurredAt,
        List<Leg> legs) {

    /** What one account gets, or gives when it is below zero. */
    public record Leg(Account account, long points) {
        public Leg {
            if (points == 0) {
                throw new IllegalArgumentException("A posting moves points");
            }
        }
    }

    public EntryDraft {
        legs = List.copyOf(legs);
        if (legs.size() < 2) {
            throw new IllegalArgumentException("An entry has two postings or more");
        }
        long total = 0;
        Set<Account> accounts = new HashSet<>();
        for (Leg leg : legs) {
            total = Math.addExact(total, leg.points());
            if (!accounts.add(leg.account())) {
                throw new IllegalArgumentException("An entry has one posting for each account");
            }
        }
        if (total != 0) {
            throw new IllegalArgumentException("The postings sum to " + total + ", not to zero");
        }
    }

    public EntryDraft(
            EntryKind kind,
            String cause,
            @Nullable UUID advocateId,
            @Nullable UUID decisionId,
            Instant occurredAt,
            List<Leg> legs) {
        this(kind, cause, advocateId, decisionId, null, occurredAt, legs);
    }

    /** Points that were issued to an advocate go back to where they came from. */
    public static EntryDraft reversal(String cause, UUID advocateId, UUID reversedId, Instant occurredAt, int points) {
        return new EntryDraft(
                EntryKind.REVERSAL,
                cause,
                advocateId,
                null,
                reversedId,
                occurredAt,
                List.of(new Leg(Account.ISSUING, points), new Leg(Account.available(advocateId), -points)));
    }

    /** Points that are issued to an advocate. */
    public static EntryDraft award(String cause, UUID advocateId, UUID decisionId, Instant occurredAt, int points) {
        return new EntryDraft(
                EntryKind.AWARD,
                cause,
                advocateId,
                decisionId,
                occurredAt,
                List.of(new Leg(Account.ISSUING, -points), new Leg(Account.available(advocateId), points)));
    }
}
