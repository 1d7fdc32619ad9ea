package io.heraut.sharing.click;

import io.heraut.sharing.SharingConfig;
import io.heraut.sharing.network.Networks;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of addresses: by the configuration first, then by an installation's own list, then by the one that the release
 * ships. Asked before the address is dropped, for every click.
 */
@Singleton
class AddressRanges {
    /** The version of what is no list, but configured. */
    static final String CONFIGURED = "configured";

    /** Whose the office ranges are. */
    static final String OWN = "own";

    private static final AddressLabel OFFICE = new AddressLabel(AddressLabel.Kind.OFFICE, OWN, CONFIGURED);

    private final RangeTable offices;
    private final RangeTable crawlers;
    private final List<RangeList> lists;

    AddressRanges(SharingConfig config, Networks networks) {
        this.offices = table(
                "heraut.sharing.office-ranges", entries(config.officeRanges().orElse(List.of()), OFFICE));
        List<RangeTable.Entry> declared = new ArrayList<>();
        config.crawlerRanges().forEach((name, ranges) -> {
            String network = name.toUpperCase(Locale.ROOT);
            String property = "heraut.sharing.crawler-ranges." + name;
            if (networks.find(network).isEmpty()) {
                throw new IllegalArgumentException(
                        property + ": there is no network of that name, only " + networks.names());
            }
            List<RangeTable.Entry> entries =
                    entries(ranges.orElse(List.of()), new AddressLabel(AddressLabel.Kind.CRAWLER, network, CONFIGURED));
            // By itself first, so that what is wrong is said of the property that holds it.
            table(property, entries);
            declared.addAll(entries);
        });
        this.crawlers = RangeTable.of(declared);
        List<RangeList> found = new ArrayList<>();
        config.classifier().rangesFile().ifPresent(file -> {
            try {
                found.add(RangeList.of(file));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("heraut.sharing.classifier.ranges-file: " + e.getMessage(), e);
            }
        });
        if (config.classifier().shippedRanges()) {
            found.add(RangeList.shipped());
        }
        this.lists = List.copyOf(found);
    }

    /** What is known of that address. */
    Optional<AddressLabel> labelOf(String address) {
        AddressLabel label = offices.labelOf(address);
        if (label == null) {
            label = crawlers.labelOf(address);
        }
        for (int i = 0; label == null && i < lists.size(); i++) {
            label = lists.get(i).labelOf(address);
        }
        return Optional.ofNullable(label);
    }

    boolean isOffice(String address) {
        return offices.labelOf(address) != null;
    }

    /** How the names of that network's crawlers end, by the first list that knows. */
    List<String> hostSuffixesOf(String network) {
        return lists.stream()
                .map(list -> list.suffixesOf(network))
                .filter(suffixes -> !suffixes.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The versions of the lists that labels come from now. */
    Set<String> versions() {
        Set<String> versions = lists.stream().map(RangeList::version).collect(Collectors.toSet());
        versions.add(CONFIGURED);
        versions.add(ReverseNames.CONFIRMED);
        return versions;
    }

    private static List<RangeTable.Entry> entries(List<String> cidrs, AddressLabel label) {
        return cidrs.stream()
                .filter(cidr -> !cidr.isBlank())
                .map(cidr -> new RangeTable.Entry(cidr, label))
                .toList();
    }

    private static RangeTable table(String property, List<RangeTable.Entry> entries) {
        try {
            return RangeTable.of(entries);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(property + ": " + e.getMessage(), e);
        }
    }
}
