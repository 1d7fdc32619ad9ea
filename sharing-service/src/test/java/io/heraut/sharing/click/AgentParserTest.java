package io.heraut.sharing.click;

import static io.heraut.sharing.click.DeviceClass.DESKTOP;
import static io.heraut.sharing.click.DeviceClass.OTHER;
import static io.heraut.sharing.click.DeviceClass.PHONE;
import static io.heraut.sharing.click.DeviceClass.TABLET;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgentParserTest {
    private static final String WEBKIT = " AppleWebKit/537.36 (KHTML, like Gecko) ";
    private static final String IPHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ";

    private final AgentParser parser = new AgentParser();

    static Stream<Arguments> agents() {
        return Stream.of(
                Arguments.of(
                        "Mozilla/5.0 (Windows NT 10.0; Win64; x64)" + WEBKIT + "Chrome/140.0.0.0 Safari/537.36",
                        DESKTOP,
                        "Chrome"),
                Arguments.of(
                        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
                        DESKTOP,
                        "Safari"),
                Arguments.of(
                        "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", DESKTOP, "Firefox"),
                Arguments.of(
                        "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0)" + WEBKIT + "Chrome/125.0.0.0 Safari/537.36",
                        DESKTOP,
                        "Chrome"),
                Arguments.of(
                        "Mozilla/5.0 (Windows NT 10.0; Win64; x64)" + WEBKIT
                                + "Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0",
                        DESKTOP,
                        "Edge"),
                Arguments.of(IPHONE + "Version/17.5 Mobile/15E148 Safari/604.1", PHONE, "Mobile Safari"),
                Arguments.of(IPHONE + "Mobile/21F79 [FBAN/FBIOS;FBAV/465.0.0.38.110;FBBV/603]", PHONE, "Facebook"),
                Arguments.of(
                        "Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1",
                        TABLET,
                        "Mobile Safari"),
                Arguments.of(
                        "Mozilla/5.0 (Linux; Android 14; SM-S921B)" + WEBKIT + "Chrome/125.0.0.0 Mobile Safari/537.36",
                        PHONE,
                        "Chrome Mobile"),
                Arguments.of(
                        "Mozilla/5.0 (Linux; Android 13; SM-X700)" + WEBKIT + "Chrome/125.0.0.0 Safari/537.36",
                        TABLET,
                        "Chrome"),
                Arguments.of(
                        "Mozilla/5.0 (PlayStation; PlayStation 5/8.0) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.0 Safari/605.1.15",
                        OTHER,
                        "Safari"),
                Arguments.of("curl/8.5.0", OTHER, "curl"),
                Arguments.of("x".repeat(256), OTHER, "Other"),
                Arguments.of("(((((((((((((((", OTHER, "Other"),
                Arguments.of("", OTHER, "Other"));
    }

    @ParameterizedTest
    @MethodSource("agents")
    void aUserAgentSaysDeviceAndBrowser(String userAgent, DeviceClass device, String browser) {
        assertThat(parser.describe(userAgent)).isEqualTo(new AgentDescription(device, browser));
    }
}
