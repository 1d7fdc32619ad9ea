package io.heraut.sharing.analytics;

import io.heraut.sharing.database.Database;

/** Of all replicas one does the work in the background, until its transaction ends. */
final class Leader {
    private Leader() {}

    static boolean take(Database database) {
        return database.one(
                        "select pg_try_advisory_xact_lock(hashtext('heraut.analytics'))::int as leads",
                        row -> row.number("leads") == 1)
                .orElse(false);
    }
}
