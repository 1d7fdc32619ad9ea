package io.heraut.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicasTest {

    private static final Replica A = new Replica("http", "a", 1);
    private static final Replica B = new Replica("http", "b", 1);
    private static final Replica C = new Replica("http", "c", 1);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final Replicas replicas = new Replicas(List.of(A, B, C), Duration.ofNanos(100), now::get);

    @Test
    void eachHasItsTurn() {
        assertThat(replicas.candidates()).containsExactly(A, B, C);
        assertThat(replicas.candidates()).containsExactly(B, C, A);
        assertThat(replicas.candidates()).containsExactly(C, A, B);
        assertThat(replicas.candidates()).containsExactly(A, B, C);
    }

    @Test
    void oneThatFailedIsLastForAWhile() {
        replicas.failed(A);
        assertThat(replicas.candidates()).containsExactly(B, C, A);
        now.addAndGet(99);
        assertThat(replicas.candidates()).containsExactly(B, C, A);
        now.addAndGet(1);
        replicas.candidates();
        assertThat(replicas.candidates()).containsExactly(A, B, C);
    }

    @Test
    void oneThatTakesConnectionsAgainIsBackAtOnce() {
        replicas.failed(A);
        replicas.succeeded(A);
        assertThat(replicas.candidates()).containsExactly(A, B, C);
    }

    @Test
    void whereAllHaveFailedAllAreTried() {
        replicas.failed(A);
        replicas.failed(B);
        replicas.failed(C);
        assertThat(replicas.candidates()).containsExactlyInAnyOrder(A, B, C);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8081, http, localhost, 8081",
        "http://content, http, content, 80",
        "' https://content/ ', https, content, 443",
        "http://[::1]:8081, http, [::1], 8081",
    })
    void anAddressIsSchemeHostAndPort(String url, String scheme, String host, int port) {
        assertThat(Replica.parse(url)).isEqualTo(new Replica(scheme, host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8081",
                "ftp://x",
                "http://",
                "http://x/api",
                "http://u@x",
                "http://x?y",
                "http://a b",
                ""
            })
    void anythingElseIsNoAddress(String url) {
        assertThatThrownBy(() -> Replica.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + url + "'");
    }
}
