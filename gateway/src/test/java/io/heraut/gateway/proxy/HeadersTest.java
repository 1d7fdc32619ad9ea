package io.heraut.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadersTest {

    @Test
    void onlyATrustedPeersChainIsKept() {
        assertThat(Headers.forwardedFor("192.0.2.1", false, List.of("203.0.113.9")))
                .isEqualTo("192.0.2.1");
        assertThat(Headers.forwardedFor("10.0.0.1", true, List.of("203.0.113.9", "198.51.100.1")))
                .isEqualTo("203.0.113.9, 198.51.100.1, 10.0.0.1");
        assertThat(Headers.forwardedFor("10.0.0.1", true, List.of())).isEqualTo("10.0.0.1");
    }

    @Test
    void onlyATrustedPeersWordOnSchemeAndHostIsBelieved() {
        assertThat(Headers.told("https", true, "http")).isEqualTo("https");
        assertThat(Headers.told("https", false, "http")).isEqualTo("http");
        assertThat(Headers.told(null, true, "http")).isEqualTo("http");
        assertThat(Headers.told("a, b", true, "own")).isEqualTo("own");
        assertThat(Headers.told("heraut.example.com:443", true, "own")).isEqualTo("heraut.example.com:443");
    }

    @Test
    void credentialsCanNotBeTakenAwayByNamingThemInConnection() {
        MultiMap from = MultiMap.caseInsensitiveMultiMap()
                .add("Connection", "close, Authorization, X-Other")
                .add("Authorization", "Bearer x")
                .add("X-Other", "1");
        MultiMap to = MultiMap.caseInsensitiveMultiMap();
        Headers.copyRequest(from, to);
        assertThat(to.names()).containsExactly("Authorization");
    }

    @Test
    void severalValuesStaySeveral() {
        MultiMap from = MultiMap.caseInsensitiveMultiMap().add("Accept", "a").add("Accept", "b");
        MultiMap to = MultiMap.caseInsensitiveMultiMap();
        Headers.copyRequest(from, to);
        assertThat(to.getAll("accept")).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource({
        "http://content:8081/api/v1/feed, /api/v1/feed",
        "http://content:8081, /",
        "http://content:80811/x, http://content:80811/x",
        "/api/v1/feed, /api/v1/feed",
        "https://example.com/news, https://example.com/news",
    })
    void onlyAddressesOfTheServiceBecomeRelative(String address, String expected) {
        assertThat(Headers.relative(address, "http://content:8081")).isEqualTo(expected);
    }
}
