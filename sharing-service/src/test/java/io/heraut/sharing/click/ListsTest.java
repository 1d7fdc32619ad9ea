package io.heraut.sharing.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heraut.sharing.network.AllNetworks;
import io.heraut.sharing.network.Networks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists of agents and of ranges: those of the release and those of an installation. */
class ListsTest {
    private static final String AGENTS = """
            {"version": "own-1", "appBrowsers": [], "previewCrawlers": [{"token": "LinkedInBot", "network": "LINKEDIN"}],
             "scanners": ["sandbox"], "scannerReferrers": [], "bots": [], "botPatterns": ["robot"]}""";
    private static final String RANGES = """
            {"version": "own-1", "ranges": [{"kind": "SCANNER", "name": "Own sandbox", "source": "the network team",
             "cidrs": ["203.0.113.0/28", "31.13.24.0/24"]}], "hosts": []}""";

    @TempDir
    Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "list", ".json"), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
                "Mozilla/5.0 (compatible; ClaudeBot/1.0; +claudebot@anthropic.com)",
                "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
                "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
                "Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
                "python-requests/2.32.3",
                "Go-http-client/2.0",
                "okhttp/4.12.0",
                "PostmanRuntime/7.43.0",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0.0.0 Safari/537.36",
                "Mozilla/5.0 (Unknown; Linux x86_64) AppleWebKit/538.1 (KHTML, like Gecko) PhantomJS/2.1.1 Safari/538.1",
                "Apache-HttpClient/5.4 (Java/21.0.5)",
                "Datadog/Synthetics",
                "Mozilla/5.0 (compatible; SomethingNobodyKnows; +https://example.com/why)",
            })
    void programsAreKnownByTheirNames(String agent) {
        assertThat(Agents.shipped().describe(agent).kind()).isEqualTo(Agent.Kind.BOT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1",
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
                "Mozilla/5.0 (Linux; Android 15; SM-S931B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
                "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 OPR/124.0.0.0",
                "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko",
                "Mozilla/5.0 (Linux; Android 14; CUBOT KINGKONG) Chrome/140 Mobile Safari/537.36",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1 Ddg/18.6",
            })
    void browsersOfPeopleAreNone(String agent) {
        assertThat(Agents.shipped().describe(agent).kind()).isEqualTo(Agent.Kind.BROWSER);
    }

    @Test
    void everyNetworkNamedInTheListsExists() {
        Networks networks = AllNetworks.networks();
        for (String network : networks.names()) {
            assertThat(networks.find(network)).isPresent();
        }
        for (String agent :
                new String[] {"LinkedInBot/1.0", "facebookexternalhit/1.1", "Twitterbot/1.0", "WhatsApp/2.25"}) {
            assertThat(networks.find(
                            String.valueOf(Agents.shipped().describe(agent).network())))
                    .as(agent)
                    .isPresent();
        }
    }

    @Test
    void anInstallationsOwnAgentsReplaceTheShippedOnes() throws IOException {
        Agents own = Agents.of(file(AGENTS));

        assertThat(own.version()).isEqualTo("own-1");
        assertThat(own.describe("Sandbox 3").kind()).isEqualTo(Agent.Kind.SCANNER);
        assertThat(own.describe("a robot").kind()).isEqualTo(Agent.Kind.BOT);
        assertThat(own.describe("curl/8.5.0").kind()).isEqualTo(Agent.Kind.STRANGE);
        assertThat(own.describe("LinkedInBot/1.0").network()).isEqualTo("LINKEDIN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"own-1\" | \"\" | version has to be",
                "\"sandbox\" | \" \" | scanners holds an empty text",
                "\"robot\" | \"(\" | botPatterns",
                "\"scannerReferrers\" | \"others\" | scannerReferrers is missing",
                "\"bots\": [], | | bots is missing",
                "} | | is no such list",
            })
    void whatIsWrongWithAnOwnFileIsSaid(String part, @Nullable String instead, String said) throws IOException {
        Path wrong = file(AGENTS.replace(part, instead == null ? "" : instead));

        assertThatThrownBy(() -> Agents.of(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said)
                .hasMessageContaining(wrong.toString());
        assertThatThrownBy(() -> new ClassifierProducer()
                        .agents(ReverseNamesTest.config("classifier.agents-file", wrong.toString())))
                .hasMessageStartingWith("heraut.sharing.classifier.agents-file: ");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> RangeList.of(directory.resolve("none.json")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none.json can not be read");
    }

    @Test
    void whatIsConfiguredComesBeforeTheOwnListAndThatBeforeTheShippedOne() throws IOException {
        String own = file(RANGES).toString();
        AddressRanges ranges = new AddressRanges(
                ReverseNamesTest.config(
                        "classifier.ranges-file", own,
                        "crawler-ranges.linkedin", "203.0.113.8/30",
                        "office-ranges", "203.0.113.9,198.18.0.0/15"),
                AllNetworks.networks());

        assertThat(ranges.labelOf("203.0.113.1")).map(AddressLabel::text).contains("SCANNER:Own sandbox@own-1");
        assertThat(ranges.labelOf("203.0.113.8")).map(AddressLabel::text).contains("CRAWLER:LINKEDIN@configured");
        assertThat(ranges.labelOf("203.0.113.9")).map(AddressLabel::text).contains("OFFICE:own@configured");
        assertThat(ranges.isOffice("198.19.1.1")).isTrue();
        assertThat(ranges.labelOf("31.13.24.1")).map(AddressLabel::text).contains("SCANNER:Own sandbox@own-1");
        assertThat(ranges.labelOf("31.13.25.1")).map(AddressLabel::name).contains("FACEBOOK");
        assertThat(ranges.labelOf("40.94.1.1")).map(AddressLabel::kind).contains(AddressLabel.Kind.SCANNER);
        assertThat(ranges.labelOf("5.9.1.1")).map(AddressLabel::kind).contains(AddressLabel.Kind.DATA_CENTRE);
        assertThat(ranges.labelOf("198.51.100.1")).isEmpty();
        assertThat(ranges.versions()).contains("own-1", "configured", "dns");
    }

    @Test
    void theShippedRangesCanBeLeftOut() {
        AddressRanges none = new AddressRanges(
                ReverseNamesTest.config("classifier.shipped-ranges", "false"), AllNetworks.networks());

        assertThat(none.labelOf("31.13.25.1")).isEmpty();
        assertThat(none.hostSuffixesOf("LINKEDIN")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SCANNER | OFFICE | kind has to be",
                "31.13.24.0/24 | 31.13.24.0/99 | is no network",
                "the network team | | source holds an empty text",
                "\"hosts\": [] | \"hosts\": [{\"network\": \"X\", \"source\": \"x\", \"suffixes\": [\"example\"]}] | suffixes are like",
            })
    void whatIsWrongWithOwnRangesIsSaid(String part, @Nullable String instead, String said) throws IOException {
        String wrong =
                file(RANGES.replace(part, instead == null ? "" : instead)).toString();

        assertThatThrownBy(() -> new AddressRanges(
                        ReverseNamesTest.config("classifier.ranges-file", wrong), AllNetworks.networks()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("heraut.sharing.classifier.ranges-file: " + wrong)
                .hasMessageContaining(said);
    }

    @Test
    void aBurstThatNobodyCanReachIsRefused() {
        for (String burst : new String[] {"1", "65"}) {
            assertThatThrownBy(() -> new ClassifierProducer()
                            .classifier(Agents.shipped(), ReverseNamesTest.config("classifier.burst", burst)))
                    .hasMessage("heraut.sharing.classifier.burst has to be 2 to 64, and is " + burst);
        }
    }
}
