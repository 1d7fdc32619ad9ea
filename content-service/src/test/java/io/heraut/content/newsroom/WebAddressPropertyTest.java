package io.heraut.content.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class WebAddressPropertyTest {
    @Property
    void whateverIsWrittenTheAnswerIsAWebAddressOrNothing(@ForAll String text) {
        URI base = URI.create("https://news.example.com/feed/");
        WebAddress.parse(text, base)
                .ifPresent(uri -> assertThat(WebAddress.parse(uri.toString())).contains(uri));
        WebAddress.parse("https://news.example.com/" + text)
                .ifPresent(uri -> assertThat(uri.getHost()).isEqualTo("news.example.com"));
    }
}
