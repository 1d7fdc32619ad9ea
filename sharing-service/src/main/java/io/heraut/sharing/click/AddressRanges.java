package io.heraut.sharing.click;

import io.heraut.sharing.SharingConfig;
import io.heraut.sharing.network.Networks;
import io.heraut.web.request.TrustedProxies;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the configuration says of addresses. Asked before the address is dropped. */
@Singleton
class AddressRanges {
    /** The version of what is no list of the release, but configured. */
    static final String CONFIGURED = "configured";

    /** Whose the office ranges are. */
    static final String OWN = "own";

    // The same arithmetic as for proxies: is an address inside of one of these networks?
    private final Map<String, TrustedProxies> crawlers = new TreeMap<>();
    private final TrustedProxies offices;

    AddressRanges(SharingConfig config, Networks networks) {
        config.crawlerRanges().forEach((name, ranges) -> {
            String network = name.toUpperCase(Locale.ROOT);
            String property = "heraut.sharing.crawler-ranges." + name;
            if (networks.find(network).isEmpty()) {
                throw new IllegalArgumentException(
                        property + ": there is no network of that name, only " + networks.names());
            }
            crawlers.put(network, parse(property, ranges.orElse(List.of())));
        });
        this.offices =
                parse("heraut.sharing.office-ranges", config.officeRanges().orElse(List.of()));
    }

    /** What the lists say of that address. */
    Optional<AddressLabel> labelOf(String address) {
        if (isOffice(address)) {
            return Optional.of(new AddressLabel(AddressLabel.Kind.OFFICE, OWN, CONFIGURED));
        }
        return crawlers.entrySet().stream()
                .filter(each -> each.getValue().trusts(address))
                .map(each -> new AddressLabel(AddressLabel.Kind.CRAWLER, each.getKey(), CONFIGURED))
                .findFirst();
    }

    boolean isOffice(String address) {
        return offices.trusts(address);
    }

    private static TrustedProxies parse(String property, List<String> ranges) {
        try {
            return TrustedProxies.of(ranges);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(property + ": " + e.getMessage(), e);
        }
    }
}
