package io.heraut.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions of the parts that come from Maven, as the build knew them. */
public final class Versions {

    private Versions() {}

    /** The version of a part, such as {@code postgres}. */
    public static String of(String part) {
        try (var in = Versions.class.getResourceAsStream("versions.properties")) {
            if (in == null) {
                throw new LocalStackException("versions.properties is missing: build platform/local-stack again");
            }
            var properties = new Properties();
            properties.load(in);
            String version = properties.getProperty(part);
            if (version == null) {
                throw new LocalStackException("no version is known for " + part);
            }
            return version;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
