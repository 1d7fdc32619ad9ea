package io.heraut.sharing.click;

import jakarta.enterprise.context.ApplicationScoped;

/** The rules and patterns that judge clicks now, as people read it. */
@ApplicationScoped
public class ClassifierName {
    private final ClassifierVersion version;

    ClassifierName(ClassifierVersion version) {
        this.version = version;
    }

    public String value() {
        return version.name();
    }
}
