package io.heraut.story;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at a device. The address is one that documentation may use; only the local stack believes it.
 *
 * @param referrer the page that the visitor comes from
 */
public record Visitor(
        String address, String userAgent, @Nullable String referrer) {

    private static final String LINKEDIN = "https://www.linkedin.com/";

    static final Visitor AMIRA = new Visitor(
            "198.51.100.10",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5"
                    + " Mobile/15E148 Safari/604.1",
            null);

    static final Visitor OFFICE = new Visitor(
            "198.51.100.200",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0"
                    + " Safari/537.36",
            null);

    /** The crawler that LinkedIn's preview comes from; its range is declared to the local stack. */
    static final Visitor LINKEDIN_CRAWLER = new Visitor(
            "192.0.2.3", "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)", null);

    static final Visitor DESKTOP = new Visitor(
            "203.0.113.21",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
            LINKEDIN);

    static final Visitor FIREFOX = new Visitor(
            "203.0.113.22", "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0", LINKEDIN);

    /** A person within the network's app: its name in the User-Agent does not make it a bot. */
    static final Visitor IN_APP = new Visitor(
            "198.51.100.77",
            "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/141.0.0.0"
                    + " Mobile Safari/537.36 [LinkedInApp]/4.1.1100",
            LINKEDIN);

    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Forwarded-For", address);
        headers.put("User-Agent", userAgent);
        if (referrer != null) {
            headers.put("Referer", referrer);
        }
        return headers;
    }
}
