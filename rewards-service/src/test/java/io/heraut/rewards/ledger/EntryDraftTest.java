package io.heraut.rewards.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heraut.rewards.ledger.EntryDraft.Leg;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EntryDraftTest {
    private static final UUID AMIRA = UUID.fromString("01900000-0000-7000-8000-00000000000a");
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Property(tries = 100)
    void anAwardMovesPointsFromIssuingToTheAdvocate(@ForAll @IntRange(min = 1, max = 1_000_000) int points) {
        EntryDraft award = EntryDraft.award("award/1", AMIRA, UUID.randomUUID(), NOW, points);

        assertThat(award.legs())
                .containsExactly(new Leg(Account.ISSUING, -points), new Leg(Account.available(AMIRA), points));
    }

    @Test
    void postingsThatDoNotSumToZeroAreNoEntry() {
        assertThatThrownBy(() -> draft(new Leg(Account.ISSUING, -5), new Leg(Account.available(AMIRA), 6)))
                .hasMessage("The postings sum to 1, not to zero");
    }

    @Test
    void anEntryHasTwoPostingsOfDifferentAccounts() {
        assertThatThrownBy(EntryDraftTest::draft).hasMessage("An entry has two postings or more");
        assertThatThrownBy(() -> draft(new Leg(Account.ISSUING, -5), new Leg(Account.ISSUING, 5)))
                .hasMessage("An entry has one posting for each account");
    }

    @Test
    void aSumThatOverflowsIsRefused() {
        assertThatThrownBy(() -> draft(
                        new Leg(Account.available(AMIRA), Long.MAX_VALUE),
                        new Leg(Account.available(UUID.randomUUID()), Long.MAX_VALUE),
                        new Leg(Account.ISSUING, 2)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void anAccountOfTheOrganisationHasNoOwner() {
        assertThatThrownBy(() -> new Account(AccountKind.ISSUING, AMIRA)).hasMessage("ISSUING has no owner");
        assertThatThrownBy(() -> new Account(AccountKind.ADVOCATE_HELD, null))
                .hasMessage("ADVOCATE_HELD needs an owner");
    }

    private static EntryDraft draft(Leg... legs) {
        return new EntryDraft(EntryKind.ADJUSTMENT, "test", AMIRA, null, NOW, List.of(legs));
    }
}
