package io.heraut.local.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What lives as long as the test JVM. Quarkus loads test resources anew for each test profile, in a class loader of its own: only the
 * system properties are common to all of them, and only types of the JDK can be passed on there.
 */
final class SharedState {

    private static final String KEY = "io.heraut.local.testing";

    private SharedState() {}

    @SuppressWarnings("unchecked")
    static Map<String, String> get() {
        var properties = System.getProperties();
        synchronized (properties) {
            return (Map<String, String>)
                    properties.computeIfAbsent(KEY, key -> new ConcurrentHashMap<String, String>());
        }
    }
}
