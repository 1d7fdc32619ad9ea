package io.heraut.sharing.click;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ua_parser.Parser;

/**
 * Reads User-Agents. That takes about a millisecond each and several for rubbish, and half a second for the first, so it is
 * done once for each text and away from redirects and counting.
 */
@ApplicationScoped
class AgentParser {
    private static final int MAX_BROWSER = 40;

    private @Nullable Parser parser;

    synchronized AgentDescription describe(String userAgent) {
        Parser current = parser;
        if (current == null) {
            current = new Parser();
            parser = current;
        }
        String browser = Objects.requireNonNullElse(current.parseUserAgent(userAgent).family, AgentDescription.OTHER);
        String system = Objects.requireNonNullElse(current.parseOS(userAgent).family, AgentDescription.OTHER);
        return new AgentDescription(DeviceClass.of(system, userAgent), cut(browser));
    }

    private static String cut(String family) {
        return family.length() <= MAX_BROWSER ? family : family.substring(0, MAX_BROWSER);
    }
}
