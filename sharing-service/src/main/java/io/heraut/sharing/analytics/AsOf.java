package io.heraut.sharing.analytics;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A state of the figures: everything up to an epoch that is closed.
 *
 * @param closedAt when nothing more could come into it
 * @param classifierVersion the latest that judged clicks by then
 */
record AsOf(long epoch, Instant closedAt, @Nullable String classifierVersion) {
    private static final Pattern TEXT = Pattern.compile("asof1:(\\d{1,18})");

    /** As clients carry it. */
    String token() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("asof1:" + epoch).getBytes(StandardCharsets.US_ASCII));
    }

    static OptionalLong epochOf(String token) {
        try {
            Matcher matcher = TEXT.matcher(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII));
            return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }
}
