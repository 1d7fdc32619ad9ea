package io.heraut.local.testing;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What lives as long as the test JVM. Quarkus loads test resources anew for each test profile, in a class loader of its own: only the
 * system properties are common to all of them, and others read these too and expect text there.
 */
final class SharedState {

    private static final String PREFIX = "io.heraut.local.testing.";
    private static final SharedState STATE = new SharedState();

    private SharedState() {}

    static SharedState get() {
        return STATE;
    }

    /** Lets one thread at a time do this, in whatever class loader. */
    <T> T exclusively(Supplier<T> work) {
        synchronized (System.getProperties()) {
            return work.get();
        }
    }

    boolean containsKey(String key) {
        return System.getProperty(PREFIX + key) != null;
    }

    void put(String key, String value) {
        System.setProperty(PREFIX + key, value);
    }

    String getOrDefault(String key, String defaultValue) {
        return System.getProperty(PREFIX + key, defaultValue);
    }

    String computeIfAbsent(String key, Function<String, String> value) {
        return exclusively(() -> {
            if (!containsKey(key)) {
                put(key, value.apply(key));
            }
            return getOrDefault(key, "");
        });
    }
}
