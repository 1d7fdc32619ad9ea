package io.heraut.sharing.click;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Address ranges and host names that their owners publish, as data with a version ({@code ranges.json}).
 *
 * <p>Whoever changes the list gives it a new version: each click keeps the label of the list that it was counted under.
 */
final class RangeList {
    private record Data(String version, List<Published> ranges, List<Hosts> hosts) {
        Data {
            ListFiles.requireVersion(version);
            ListFiles.require("ranges", ranges);
            ListFiles.require("hosts", hosts);
        }
    }

    /**
     * The ranges of one owner.
     *
     * @param source where the owner says so, for whoever brings the list up to date
     */
    private record Published(AddressLabel.Kind kind, String name, String source, List<String> cidrs) {
        Published {
            if (kind == null || kind == AddressLabel.Kind.OFFICE) {
                throw new IllegalArgumentException(
                        "kind has to be CRAWLER, SCANNER or DATA_CENTRE; offices are configured");
            }
            ListFiles.requireTexts("name", name == null ? null : List.of(name));
            ListFiles.requireTexts("source", source == null ? null : List.of(source));
            ListFiles.requireTexts("cidrs", cidrs);
        }
    }

    /** Under which names the crawlers of a network are known. */
    private record Hosts(String network, String source, List<String> suffixes) {
        Hosts {
            ListFiles.requireTexts("network", network == null ? null : List.of(network));
            ListFiles.requireTexts("source", source == null ? null : List.of(source));
            ListFiles.requireTexts("suffixes", suffixes);
            if (suffixes.stream().anyMatch(suffix -> !suffix.matches("(\\.[a-z0-9-]+){2,}"))) {
                throw new IllegalArgumentException("suffixes are like '.crawl.example.com', and these are " + suffixes);
            }
        }
    }

    private final String version;
    private final RangeTable table;
    private final Map<String, List<String>> suffixes;

    private RangeList(Data data) {
        this.version = data.version();
        List<RangeTable.Entry> entries = new ArrayList<>();
        for (Published each : data.ranges()) {
            AddressLabel label = new AddressLabel(each.kind(), each.name(), data.version());
            each.cidrs().forEach(cidr -> entries.add(new RangeTable.Entry(cidr, label)));
        }
        this.table = RangeTable.of(entries);
        this.suffixes = new TreeMap<>();
        data.hosts().forEach(each -> suffixes.put(each.network().toUpperCase(Locale.ROOT), each.suffixes()));
    }

    /** The list that this release ships. */
    static RangeList shipped() {
        return new RangeList(ListFiles.shipped("ranges.json", Data.class));
    }

    /** @throws IllegalArgumentException saying what is wrong with the file */
    static RangeList of(Path file) {
        try {
            return new RangeList(ListFiles.read(file, Data.class));
        } catch (IllegalArgumentException e) {
            String said = String.valueOf(e.getMessage());
            throw new IllegalArgumentException(said.startsWith(file.toString()) ? said : file + ": " + said, e);
        }
    }

    String version() {
        return version;
    }

    @Nullable
    AddressLabel labelOf(String address) {
        return table.labelOf(address);
    }

    /** How the names of that network's crawlers end, each with its leading dot; empty if it has none. */
    List<String> suffixesOf(String network) {
        return suffixes.getOrDefault(network, List.of());
    }
}
