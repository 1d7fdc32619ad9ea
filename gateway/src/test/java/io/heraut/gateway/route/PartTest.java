package io.heraut.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/feed, CONTENT",
        "/api/v1/content-items/1/captions, CONTENT",
        "/api/v1/me/channels, SHARING",
        "/api/v1/links/1/clicks, SHARING",
        "/s/AbC, SHARING",
        "/api/v1/points/me, REWARDS",
        "/api/v1/point-rules, REWARDS",
        "/api/v1/rewards, REWARDS",
        "/api/v1/event-types, WEBHOOKS",
    })
    void aResourceHasItsService(String path, Part part) {
        assertThat(Part.at(path)).contains(part);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1",
                "/api/v1/",
                "/api/v1/feeds",
                "/api/v1/FEED",
                "/api/v1//feed",
                "/feed",
                "/ops/republish",
                "/s"
            })
    void anythingElseHasNone(String path) {
        assertThat(Part.at(path)).isEmpty();
    }

    @Test
    void titlesAreWhatConfigurationCallsThem() {
        assertThat(Part.values()).extracting(Part::title).containsExactly("content", "sharing", "rewards", "webhooks");
    }
}
