package io.heraut.sharing.geo;

import com.maxmind.db.CHMCache;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Networks;
import com.maxmind.db.Reader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One file of countries, held in memory.
 *
 * <p>It is not mapped: a mapped file that somebody writes over takes the process with it.
 */
final class CountryDatabase {
    private static final long MAX_BYTES = 100L << 20;
    /** By place in the file, so of countries, not of addresses. */
    private static final int CACHED_COUNTRIES = 1_024;

    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");
    private static final Pattern KNOWS_COUNTRIES = Pattern.compile("country|city|enterprise");

    private final Reader reader;

    private CountryDatabase(Reader reader) {
        this.reader = reader;
    }

    /**
     * Reads the file.
     *
     * @throws UnusableDatabase with a sentence that says why it can not be used
     */
    static CountryDatabase read(Path file) throws UnusableDatabase {
        Reader reader = open(file);
        String type = reader.getMetadata().databaseType();
        if (!KNOWS_COUNTRIES.matcher(type.toLowerCase(Locale.ROOT)).find()) {
            throw new UnusableDatabase("is of the type " + type + ", which says nothing of countries");
        }
        try {
            // One entry, so that a file whose entries are of another make does not come to light by countries that are
            // missing.
            Networks<CountryEntry> entries = reader.networks(CountryEntry.class);
            if (entries.hasNext()) {
                entries.next();
            }
        } catch (IOException | InvalidNetworkException | RuntimeException e) {
            throw new UnusableDatabase("has entries that can not be read: " + e.getMessage(), e);
        }
        return new CountryDatabase(reader);
    }

    private static Reader open(Path file) throws UnusableDatabase {
        try {
            if (!Files.isRegularFile(file)) {
                throw new UnusableDatabase("is no file");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new UnusableDatabase(
                        "is larger than " + (MAX_BYTES >> 20) + " MiB: take an edition that has countries only");
            }
            return new Reader(new ByteArrayInputStream(Files.readAllBytes(file)), new CHMCache(CACHED_COUNTRIES));
        } catch (IOException e) {
            throw new UnusableDatabase("can not be read as a file in MaxMind's format: " + e.getMessage(), e);
        }
    }

    /** ISO 3166-1; null where the file knows none. */
    @Nullable
    String countryOf(InetAddress address) throws IOException {
        CountryEntry entry = reader.get(address, CountryEntry.class);
        if (entry == null || entry.country() == null) {
            return null;
        }
        String code = entry.country().isoCode();
        return code != null && CODE.matcher(code).matches() ? code : null;
    }

    /** When the file was made, in words for the log. */
    String made() {
        return reader.getMetadata().databaseType() + " of "
                + reader.getMetadata().buildTime();
    }
}
