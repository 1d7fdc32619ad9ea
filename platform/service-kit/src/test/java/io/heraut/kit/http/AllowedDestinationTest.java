package io.heraut.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedDestinationTest {

    @Test
    void anExceptionHoldsForItsSchemeAddressAndPortOnly() {
        AllowedDestination allowed = AllowedDestination.parse(" http://127.0.0.1:8090 ");

        assertThat(allowed.covers("http", address("127.0.0.1"), 8090)).isTrue();
        assertThat(allowed.covers("http", address("127.0.0.1"), 8091)).isFalse();
        assertThat(allowed.covers("https", address("127.0.0.1"), 8090)).isFalse();
        assertThat(allowed.covers("http", address("127.0.0.2"), 8090)).isFalse();
        assertThat(allowed.covers("http", address("::1"), 8090)).isFalse();
    }

    @Test
    void anExceptionCanNameANetwork() {
        AllowedDestination allowed = AllowedDestination.parse("https://[fd12:3400::]/28:443");

        assertThat(allowed.covers("https", address("fd12:340f::1"), 443)).isTrue();
        assertThat(allowed.covers("https", address("fd12:3410::1"), 443)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "127.0.0.1:80",
                "ftp://127.0.0.1:21",
                "http://localhost:8080",
                "http://127.0.0.1",
                "http://127.0.0.1:0",
                "http://127.0.0.1:70000",
                "http://127.0.0.1/33:80",
                "http://127.0.0.1:80/path",
                "http://999.0.0.1:80",
                "http://*:80"
            })
    void whatIsNoExceptionIsRefusedWithASentence(String text) {
        assertThatThrownBy(() -> AllowedDestination.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("heraut.outbound.allowed: \"" + text + "\" is no exception");
    }

    private static InetAddress address(String text) {
        return InetAddress.ofLiteral(text);
    }
}
