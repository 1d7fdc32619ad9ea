package io.heraut.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private final TrustedProxies proxies = TrustedProxies.of(List.of("10.0.0.0/8", "127.0.0.1", "2001:db8:1::/48"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // peer | X-Forwarded-For | client
                "203.0.113.1 | 198.51.100.1 | 203.0.113.1",
                "10.1.2.3 | 198.51.100.1 | 198.51.100.1",
                "10.1.2.3 | 1.1.1.1, 198.51.100.1, 10.9.9.9 | 198.51.100.1",
                "10.1.2.3 | 10.4.4.4, 10.9.9.9 | 10.4.4.4",
                "10.1.2.3 | 198.51.100.1, unknown | 10.1.2.3",
                "10.1.2.3 | 198.51.100.1, | 10.1.2.3",
                "10.1.2.3 | 198.51.100.1, unknown, 10.5.5.5 | 10.5.5.5",
                "10.1.2.3 | 198.51.100.1:4711 | 198.51.100.1",
                "10.1.2.3 | [2001:db8:2::7]:4711 | 2001:db8:2::7",
                "10.1.2.3 | 2001:DB8:2:0:0:0:0:7 | 2001:db8:2::7",
                "::ffff:10.1.2.3 | ::ffff:198.51.100.1 | 198.51.100.1",
                "2001:db8:1::9 | 198.51.100.1 | 198.51.100.1",
                "2001:db8:2::9 | 198.51.100.1 | 2001:db8:2::9",
                "127.0.0.1 | 198.51.100.1 | 198.51.100.1",
                "127.0.0.2 | 198.51.100.1 | 127.0.0.2",
                "9.255.255.255 | 198.51.100.1 | 9.255.255.255",
                "11.0.0.0 | 198.51.100.1 | 11.0.0.0",
            })
    void theRightmostHopThatIsNotTrustedIsTheClient(String peer, String forwarded, String client) {
        assertThat(proxies.resolve(peer, List.of(forwarded))).isEqualTo(client);
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(proxies.resolve("10.1.2.3", List.of("1.1.1.1", "198.51.100.1, 10.0.0.1")))
                .isEqualTo("198.51.100.1");
    }

    @Test
    void withoutTrustedProxiesTheHeaderMeansNothing() {
        assertThat(TrustedProxies.of(List.of()).resolve("10.1.2.3", List.of("198.51.100.1")))
                .isEqualTo("10.1.2.3");
        assertThat(TrustedProxies.of(List.of(" ")).trusts("10.1.2.3")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/25, 192.0.2.127, true",
        "192.0.2.0/25, 192.0.2.128, false",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, ::1, false",
        "::/0, 2001:db8::1, true",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::ffff:10.0.0.1/32, 10.0.0.1, true",
    })
    void aNetworkContainsItsAddresses(String network, String address, boolean contains) {
        assertThat(TrustedProxies.of(List.of(network)).trusts(address)).isEqualTo(contains);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0/8", "localhost", "2001:db8::/129", "/8"})
    void aWrongNetworkIsNamed(String network) {
        assertThatThrownBy(() -> TrustedProxies.of(List.of(network)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + network + "'");
    }
}
