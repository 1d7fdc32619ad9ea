package io.heraut.sharing.redirect;

import io.heraut.sharing.SharingConfig;
import io.heraut.sharing.link.FollowedLink;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The parameters that a link adds to its target: network and content, never a person. */
@Singleton
final class Utm {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?!network}|content}|kind})[^}]*}");

    private final Map<String, String> templates = new LinkedHashMap<>();

    Utm(SharingConfig config) {
        for (String parameter : config.utm().split("&", -1)) {
            if (parameter.isBlank()) {
                continue;
            }
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            String value = equals < 0 ? "" : parameter.substring(equals + 1);
            if (!NAME.matcher(name).matches() || PLACEHOLDER.matcher(value).find()) {
                throw new IllegalArgumentException("heraut.sharing.utm: '" + parameter
                        + "' must be a name, an equals sign and a value, with no placeholders but {network}, {content} and"
                        + " {kind}");
            }
            if (!value.isEmpty()) {
                templates.put(name, value);
            }
        }
    }

    Map<String, String> of(FollowedLink link) {
        Map<String, String> values = new LinkedHashMap<>();
        templates.forEach((name, template) -> values.put(
                name,
                template.replace("{network}", link.network().toLowerCase(Locale.ROOT))
                        .replace("{content}", link.contentItemId().toString())
                        .replace("{kind}", link.channelKind().toLowerCase(Locale.ROOT))));
        return values;
    }
}
