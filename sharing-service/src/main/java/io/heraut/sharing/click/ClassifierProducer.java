package io.heraut.sharing.click;

import io.heraut.sharing.SharingConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

final class ClassifierProducer {
    @Produces
    @Singleton
    Agents agents(SharingConfig config) {
        try {
            return config.classifier().agentsFile().map(Agents::of).orElseGet(Agents::shipped);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("heraut.sharing.classifier.agents-file: " + e.getMessage(), e);
        }
    }

    @Produces
    @Singleton
    Classifier classifier(Agents agents, SharingConfig config) {
        int burst = config.classifier().burst();
        if (burst < 2 || burst > Bursts.MOST) {
            throw new IllegalArgumentException(
                    "heraut.sharing.classifier.burst has to be 2 to " + Bursts.MOST + ", and is " + burst);
        }
        return new Classifier(agents, burst);
    }
}
