package io.heraut.kit.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came back.
 *
 * @param headers by name, whatever its case
 * @param body decompressed
 * @param cut whether the body was longer than its limit and ends there
 * @param finalUri the address that answered, after all redirects
 */
@SuppressWarnings("ArrayRecordComponent")
public record GuardedResponse(int status, Map<String, List<String>> headers, byte[] body, boolean cut, URI finalUri) {

    public GuardedResponse {
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> byName.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(byName);
    }

    /** The first value of that header. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
