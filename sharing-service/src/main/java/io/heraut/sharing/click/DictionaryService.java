package io.heraut.sharing.click;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks up the numbers of everything in a piece of the click log that has one. */
@ApplicationScoped
class DictionaryService {
    private final UserAgents userAgents;
    private final AddressLabels labels;
    private final ClassifierVersion classifier;

    DictionaryService(UserAgents userAgents, AddressLabels labels, ClassifierVersion classifier) {
        this.userAgents = userAgents;
        this.labels = labels;
        this.classifier = classifier;
    }

    Dictionaries of(List<ClickBatch> batches) {
        Set<String> texts = new HashSet<>();
        Set<AddressLabel> seen = new HashSet<>();
        for (ClickBatch batch : batches) {
            for (Click click : batch.clicks()) {
                if (!click.userAgent().isEmpty()) {
                    texts.add(click.userAgent());
                }
                if (click.label() != null) {
                    seen.add(click.label());
                }
            }
        }
        return new Dictionaries(userAgents.idsOf(texts), labels.idsOf(seen), classifier.id());
    }
}
