package io.heraut.rewards.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account by what it is; the owner is an advocate or a budget. */
public record Account(AccountKind kind, @Nullable UUID ownerId) {
    public static final Account ISSUING = new Account(AccountKind.ISSUING, null);

    public Account {
        if (kind.isOwned() != (ownerId != null)) {
            throw new IllegalArgumentException(kind + (kind.isOwned() ? " needs an owner" : " has no owner"));
        }
    }

    public static Account available(UUID advocateId) {
        return new Account(AccountKind.ADVOCATE_AVAILABLE, advocateId);
    }
}
