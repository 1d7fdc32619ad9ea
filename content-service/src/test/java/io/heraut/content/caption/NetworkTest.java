package io.heraut.content.caption;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "X, abc, 3",
        "X, e\u0301, 1", // one letter and a combining accent
        "X, \u4f60\u597d, 4", // Chinese counts double
        "X, \ud83d\ude00, 2",
        "X, \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67, 2", // a family is one emoji
        "X, #1, 2",
        "BLUESKY, abc, 3",
        "BLUESKY, e\u0301, 1",
        "BLUESKY, \u4f60\u597d, 2",
        "BLUESKY, \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67, 1",
        "LINKEDIN, \ud83d\ude00, 1",
        "EMAIL, abc, 3"
    })
    void eachNetworkCountsInItsOwnWay(Network network, String text, int length) {
        assertThat(network.lengthOf(text)).isEqualTo(length);
    }
}
