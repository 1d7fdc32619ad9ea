package io.heraut.sharing.click;

import io.heraut.sharing.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.concurrent.atomic.AtomicInteger;

/** Under which number the database knows the classifier of this release. */
@ApplicationScoped
class ClassifierVersion {
    private final Database database;
    private final Classifier classifier;
    private final AtomicInteger id = new AtomicInteger();

    ClassifierVersion(Database database, Classifier classifier) {
        this.database = database;
        this.classifier = classifier;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    int id() {
        int known = id.get();
        if (known != 0) {
            return known;
        }
        database.update(
                "insert into classifier (rules, patterns) values (?, ?) on conflict do nothing",
                Classifier.RULES,
                classifier.patterns());
        int found = database.one(
                        "select id from classifier where rules = ? and patterns = ?",
                        row -> row.number("id"),
                        Classifier.RULES,
                        classifier.patterns())
                .orElseThrow(() -> new IllegalStateException("The classifier's version has vanished"));
        id.set(found);
        return found;
    }

    /** As people read it. */
    String name() {
        return classifier.version();
    }
}
