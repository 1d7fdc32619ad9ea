package io.heraut.sharing.click;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

final class ClassifierProducer {
    @Produces
    @Singleton
    Agents agents() {
        return Agents.shipped();
    }

    @Produces
    @Singleton
    Classifier classifier(Agents agents) {
        return new Classifier(agents);
    }
}
