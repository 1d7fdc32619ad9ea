package io.heraut.rewards.rule;

import io.heraut.rewards.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Keeps changes of rules apart from the events that rules are applied to: without it an event that happened a moment after a change could
 * still be judged by the version before, because the change had not been committed when its rules were read.
 */
@ApplicationScoped
class RuleLock {
    private static final String KEY = "hashtextextended('heraut.rewards.point-rules', 0)";

    private final Database database;

    RuleLock(Database database) {
        this.database = database;
    }

    /** Held to the end of the transaction, beside any number of others. */
    @Transactional(Transactional.TxType.MANDATORY)
    void toApply() {
        database.query("select pg_advisory_xact_lock_shared(" + KEY + ")", row -> true);
    }

    /** Held to the end of the transaction, alone. */
    @Transactional(Transactional.TxType.MANDATORY)
    void toChange() {
        database.query("select pg_advisory_xact_lock(" + KEY + ")", row -> true);
    }
}
