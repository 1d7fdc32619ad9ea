package io.heraut.local.stack;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The parts of Heraut that are built in this repository. */
public enum Service {
    CONTENT("content-service", 8081),
    SHARING("sharing-service", 8082),
    REWARDS("rewards-service", 8083),
    WEBHOOKS("webhook-service", 8084),
    GATEWAY("gateway", 8080);

    private final String module;
    private final int usualPort;

    Service(String module, int usualPort) {
        this.module = module;
        this.usualPort = usualPort;
    }

    /** The name of its part, such as {@code content}. */
    public String partName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The directory of its Maven module. */
    public String module() {
        return module;
    }

    /** The variable that moves its port. */
    public String portVariable() {
        return "HERAUT_" + name() + "_PORT";
    }

    int usualPort() {
        return usualPort;
    }

    /** Whether it keeps anything. */
    public boolean hasDatabase() {
        return this != GATEWAY;
    }

    static Optional<Service> ofPart(String name) {
        return Arrays.stream(values())
                .filter(service -> service.partName().equals(name))
                .findFirst();
    }
}
