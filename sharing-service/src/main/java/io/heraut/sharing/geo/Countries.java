package io.heraut.sharing.geo;

import io.heraut.sharing.SharingConfig;
import io.heraut.web.health.Degradations;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Which country an address is of, by the configured file; nothing when none is configured. Keeps no address. */
@Singleton
@Startup
public class Countries {
    private static final Logger LOG = Logger.getLogger(Countries.class);
    private static final String PROPERTY = "heraut.sharing.geo.database";
    private static final String PART = "countries";

    /** By what a file is known to be another one. */
    private record Stamp(FileTime modified, long size) {}

    private record Loaded(CountryDatabase database, Stamp stamp) {}

    private final @Nullable Path file;
    private final Degradations degradations;
    private volatile @Nullable Loaded loaded;

    @Inject
    Countries(SharingConfig config, Degradations degradations) {
        this(config.geo().database(), degradations);
    }

    Countries(Optional<Path> database, Degradations degradations) {
        this.file = database.orElse(null);
        this.degradations = degradations;
        if (file != null) {
            try {
                this.loaded = load(file);
            } catch (UnusableDatabase e) {
                throw new IllegalArgumentException(PROPERTY + " is " + file + ", which " + e.getMessage(), e);
            }
        }
    }

    /**
     * The country of that address, ISO 3166-1.
     *
     * @return null where it is not known
     */
    public @Nullable String of(String address) {
        Loaded current = loaded;
        if (current == null) {
            return null;
        }
        try {
            return current.database().countryOf(InetAddress.ofLiteral(address));
        } catch (IOException | RuntimeException e) {
            // No address, one of a kind that the file does not have, or a damaged place in it; the address is not
            // logged.
            return null;
        }
    }

    /** Takes the file anew when it was replaced. What it can not take changes nothing. */
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void reload() {
        Loaded current = loaded;
        if (file == null || current == null) {
            return;
        }
        try {
            if (!stamp(file).equals(current.stamp())) {
                loaded = load(file);
            }
            degradations.clear(PART);
        } catch (UnusableDatabase e) {
            String problem = PROPERTY + " " + e.getMessage() + "; countries are told by the one that was read before";
            degradations.set(PART, problem);
        }
    }

    private static Loaded load(Path file) throws UnusableDatabase {
        // The stamp first: what is written meanwhile is then read once more.
        Stamp stamp = stamp(file);
        CountryDatabase database = CountryDatabase.read(file);
        LOG.infof("Countries of visitors are told by %s", database.made());
        return new Loaded(database, stamp);
    }

    private static Stamp stamp(Path file) throws UnusableDatabase {
        try {
            return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
        } catch (IOException e) {
            throw new UnusableDatabase("is not there", e);
        }
    }
}
