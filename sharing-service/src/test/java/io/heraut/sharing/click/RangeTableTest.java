package io.heraut.sharing.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heraut.web.request.TrustedProxies;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTableTest {
    private static RangeTable.Entry entry(String cidr, String name) {
        return new RangeTable.Entry(cidr, new AddressLabel(AddressLabel.Kind.SCANNER, name, "test"));
    }

    private static String nameOf(RangeTable table, String address) {
        AddressLabel label = table.labelOf(address);
        return label == null ? "-" : label.name();
    }

    private final RangeTable table = RangeTable.of(List.of(
            entry("10.0.0.0/8", "ten"),
            entry("10.1.0.0/16", "inner"),
            entry("10.1.2.3", "one"),
            entry("192.0.2.128/25", "upper"),
            entry("2001:db8::/32", "docs"),
            entry("2001:db8:1::/48", "docs-inner")));

    @ParameterizedTest
    @CsvSource({
        "9.255.255.255, -",
        "10.0.0.0, ten",
        "10.0.255.255, ten",
        "10.1.0.0, inner",
        "10.1.2.2, inner",
        "10.1.2.3, one",
        "10.1.2.4, inner",
        "10.2.0.0, ten",
        "10.255.255.255, ten",
        "11.0.0.0, -",
        "192.0.2.127, -",
        "192.0.2.128, upper",
        "192.0.2.255, upper",
        "192.0.3.0, -",
        "255.255.255.255, -",
        "0.0.0.0, -",
        "2001:db8::1, docs",
        "2001:db8:1::1, docs-inner",
        "2001:db8:2::1, docs",
        "2001:db9::, -",
        "::ffff:10.1.2.3, one",
        "::ffff:a01:203, one",
        "::1, -",
        "fe80::1%eth0, -",
        "nonsense, -",
        "10.1.2, -",
        "10.1.2.3.4, -",
        "10.1.2.256, -",
    })
    void theSmallestRangeThatHoldsTheAddressCounts(String address, String name) {
        assertThat(nameOf(table, address)).isEqualTo(name);
    }

    @Test
    void everythingIsARangeToo() {
        assertThat(nameOf(RangeTable.of(List.of(entry("0.0.0.0/0", "all"))), "203.0.113.7"))
                .isEqualTo("all");
        assertThat(nameOf(RangeTable.of(List.of(entry("::/0", "all"))), "2001:db8::1"))
                .isEqualTo("all");
        assertThat(nameOf(RangeTable.of(List.of()), "203.0.113.7")).isEqualTo("-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/x", "10.0.0/8", "example.com", "::/129", "10.0.0.0/-1"})
    void whatIsNoRangeIsNamed(String cidr) {
        assertThatThrownBy(() -> RangeTable.of(List.of(entry(cidr, "wrong"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + cidr + "' is no network");
    }

    @Test
    void itFindsWhatLookingThroughAllOfThemFinds() {
        Random random = new Random(11);
        List<String> cidrs = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            cidrs.add("%d.%d.%d.%d/%d"
                    .formatted(
                            random.nextInt(4),
                            random.nextInt(4),
                            random.nextInt(256),
                            random.nextInt(256),
                            10 + random.nextInt(23)));
        }
        RangeTable some =
                RangeTable.of(cidrs.stream().map(cidr -> entry(cidr, cidr)).toList());
        for (int i = 0; i < 5_000; i++) {
            String address = "%d.%d.%d.%d"
                    .formatted(random.nextInt(5), random.nextInt(5), random.nextInt(256), random.nextInt(256));
            int narrowest = cidrs.stream()
                    .filter(cidr -> TrustedProxies.of(List.of(cidr)).trusts(address))
                    .mapToInt(RangeTableTest::prefix)
                    .max()
                    .orElse(-1);
            AddressLabel found = some.labelOf(address);
            assertThat(found == null ? -1 : prefix(found.name())).as(address).isEqualTo(narrowest);
        }
    }

    private static int prefix(String cidr) {
        return Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1));
    }
}
