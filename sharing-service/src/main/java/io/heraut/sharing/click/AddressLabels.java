package io.heraut.sharing.click;

import io.heraut.sharing.database.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The dictionary of what the lists of ranges say of addresses: a few dozen for each version of a list. */
@ApplicationScoped
class AddressLabels {
    private final Database database;
    private final Map<AddressLabel, Integer> ids = new ConcurrentHashMap<>();

    AddressLabels(Database database) {
        this.database = database;
    }

    Map<AddressLabel, Integer> idsOf(Collection<AddressLabel> labels) {
        Map<AddressLabel, Integer> found = new HashMap<>();
        for (AddressLabel label : labels) {
            Integer known = ids.get(label);
            if (known == null) {
                // In a transaction of its own: what is remembered here is not to be rolled back by the caller.
                known = QuarkusTransaction.requiringNew().call(() -> store(label));
                ids.put(label, known);
            }
            found.put(label, known);
        }
        return found;
    }

    private int store(AddressLabel label) {
        database.update(
                "insert into address_label (kind, name, version) values (?, ?, ?) on conflict do nothing",
                label.kind(),
                label.name(),
                label.version());
        return database.one(
                        "select id from address_label where kind = ? and name = ? and version = ?",
                        row -> row.number("id"),
                        label.kind(),
                        label.name(),
                        label.version())
                .orElseThrow(() -> new IllegalStateException("The label " + label.text() + " has vanished"));
    }
}
