package io.heraut.sharing.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.sharing.SharingConfig;
import io.heraut.sharing.network.AllNetworks;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReverseNamesTest {
    private static final String LINKEDIN = "108.174.5.113";
    private static final String NAME = "108-174-5-113.fwd.linkedin.com";
    private static final AddressLabel CONFIRMED =
            new AddressLabel(AddressLabel.Kind.CRAWLER, "LINKEDIN", ReverseNames.CONFIRMED);

    /** A name server that knows what the test tells it. */
    private static final class Known implements NameServer {
        private final Map<String, List<String>> names = new HashMap<>();
        private final Map<String, List<String>> addresses = new HashMap<>();
        private final List<String> asked = new ArrayList<>();

        @Override
        public CompletionStage<List<String>> namesOf(String address) {
            asked.add(address);
            return CompletableFuture.completedFuture(names.getOrDefault(address, List.of()));
        }

        @Override
        public CompletionStage<List<String>> addressesOf(String name, boolean ipv6) {
            asked.add(name + (ipv6 ? " AAAA" : " A"));
            return CompletableFuture.completedFuture(addresses.getOrDefault(name, List.of()));
        }
    }

    private final Known server = new Known();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    private ReverseNames names(NameServer nameServer, String... settings) {
        SharingConfig config = config(settings);
        return new ReverseNames(new AddressRanges(config, AllNetworks.networks()), nameServer, metrics, config);
    }

    static SharingConfig config(String... settings) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            values.put("heraut.sharing." + settings[i], settings[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withMapping(SharingConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(SharingConfig.class);
    }

    @Test
    void aNameOfTheNetworkThatLeadsBackConfirms() {
        server.names.put(LINKEDIN, List.of(NAME));
        server.addresses.put(NAME, List.of("108.174.5.112", LINKEDIN));

        assertThat(names(server).confirm("LINKEDIN", LINKEDIN)).isCompletedWithValue(CONFIRMED);
        assertThat(CONFIRMED.text()).isEqualTo("CRAWLER:LINKEDIN@dns");
    }

    @Test
    void ipv6LeadsBackHoweverItIsWritten() {
        server.names.put("2a03:2880::1", List.of("fwdproxy-001.fbsv.net"));
        server.addresses.put("fwdproxy-001.fbsv.net", List.of("2a03:2880:0:0:0:0:0:1"));

        assertThat(names(server).confirm("FACEBOOK", "2a03:2880::1").join()).isNotNull();
        assertThat(server.asked).contains("fwdproxy-001.fbsv.net AAAA");
    }

    @Test
    void aNameThatAnybodyCouldGiveTheirAddressDoesNot() {
        server.names.put(LINKEDIN, List.of(NAME));
        server.addresses.put(NAME, List.of("203.0.113.9"));

        assertThat(names(server).confirm("LINKEDIN", LINKEDIN)).isCompletedWithValue(null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"fwd.linkedin.com.example.org", "evilfwd.linkedin.com", "r-1.twttr.com", "fwd.linkedin.com"})
    void aNameOfSomebodyElseIsNotAskedFurther(String name) {
        server.names.put(LINKEDIN, List.of(name));
        server.addresses.put(name, List.of(LINKEDIN));

        assertThat(names(server).confirm("LINKEDIN", LINKEDIN)).isCompletedWithValue(null);
        assertThat(server.asked).containsExactly(LINKEDIN);
    }

    @Test
    void theSameAddressIsAskedAboutOnceWhateverTheAnswer() {
        server.names.put(LINKEDIN, List.of(NAME));
        server.addresses.put(NAME, List.of(LINKEDIN));
        ReverseNames names = names(server);
        for (int i = 0; i < 3; i++) {
            assertThat(names.confirm("LINKEDIN", LINKEDIN)).isCompletedWithValue(CONFIRMED);
            assertThat(names.confirm("LINKEDIN", "203.0.113.9")).isCompletedWithValue(null);
        }

        assertThat(server.asked).containsExactly(LINKEDIN, NAME + " A", "203.0.113.9");
        assertThat(metrics.counter(ClickMetrics.NAMES, "answer", "confirmed").count())
                .isEqualTo(1);
        assertThat(metrics.counter(ClickMetrics.NAMES, "answer", "refused").count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "192.168.1.1",
                "172.16.0.1",
                "169.254.1.1",
                "100.64.0.1",
                "::1",
                "fe80::1",
                "fd00::1",
                "0.0.0.0",
                "::ffff:10.0.0.1",
                "nonsense"
            })
    void addressesInsideAreNeverAskedAbout(String address) {
        assertThat(names(server).confirm("LINKEDIN", address)).isCompletedWithValue(null);
        assertThat(server.asked).isEmpty();
    }

    @Test
    void nobodyIsAskedWhereItIsSwitchedOffOrNoNamesAreKnown() {
        assertThat(names(server, "classifier.reverse-dns", "false").confirm("LINKEDIN", LINKEDIN))
                .isCompletedWithValue(null);
        assertThat(names(server).confirm("BLUESKY", LINKEDIN)).isCompletedWithValue(null);
        assertThat(server.asked).isEmpty();
    }

    @Test
    void aServerThatFailsOrIsSilentConfirmsNothing() {
        NameServer broken = new NameServer() {
            @Override
            public CompletionStage<List<String>> namesOf(String address) {
                throw new IllegalStateException("no server");
            }

            @Override
            public CompletionStage<List<String>> addressesOf(String name, boolean ipv6) {
                throw new IllegalStateException("no server");
            }
        };
        assertThat(names(broken).confirm("LINKEDIN", LINKEDIN)).isCompletedWithValue(null);

        NameServer silent = new NameServer() {
            @Override
            public CompletionStage<List<String>> namesOf(String address) {
                return new CompletableFuture<>();
            }

            @Override
            public CompletionStage<List<String>> addressesOf(String name, boolean ipv6) {
                return new CompletableFuture<>();
            }
        };
        assertThat(names(silent).confirm("LINKEDIN", LINKEDIN).join()).isNull();
    }

    @Test
    void thereAreNeverTooManyQuestionsUnderWay() {
        List<String> asked = new ArrayList<>();
        NameServer silent = new NameServer() {
            @Override
            public CompletionStage<List<String>> namesOf(String address) {
                asked.add(address);
                return new CompletableFuture<>();
            }

            @Override
            public CompletionStage<List<String>> addressesOf(String name, boolean ipv6) {
                return new CompletableFuture<>();
            }
        };
        ReverseNames names = names(silent);
        for (int i = 0; i < 200; i++) {
            names.confirm("LINKEDIN", "198.51.100." + i);
        }
        assertThat(asked).hasSize(64);
    }
}
