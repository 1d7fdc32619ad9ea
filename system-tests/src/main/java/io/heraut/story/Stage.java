package io.heraut.story;

import io.heraut.local.stack.LocalStack;
import io.heraut.local.stack.Service;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the story is played.
 *
 * @param gateway the one door
 * @param issuer Keycloak's realm
 * @param newsroomPort where the newsroom is served, on 127.0.0.1
 * @param partnerPort where the partner listens, on 127.0.0.1
 * @param logs the directory of the parts' logs
 */
public record Stage(URI gateway, URI issuer, int newsroomPort, int partnerPort, Path logs) {

    /** The stack that {@code ./heraut up} has started: its ports are in the environment. */
    static Stage fromEnvironment(Map<String, String> environment) {
        return new Stage(
                URI.create("http://localhost:" + port(environment, "HERAUT_GATEWAY_PORT", 8080)),
                URI.create("http://localhost:" + port(environment, "HERAUT_KEYCLOAK_PORT", 8180) + "/realms/heraut"),
                port(environment, "HERAUT_NEWSROOM_PORT", 8090),
                port(environment, "HERAUT_PARTNER_PORT", 8091),
                Path.of(environment.getOrDefault("HERAUT_LOGS", ".heraut/logs")));
    }

    public static Stage of(LocalStack stack) {
        return new Stage(
                stack.url(Service.GATEWAY), stack.issuer(), stack.newsroomPort(), stack.partnerPort(), stack.logs());
    }

    private static int port(Map<String, String> environment, String variable, int usual) {
        String text = environment.get(variable);
        try {
            return text == null ? usual : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(variable + " is no port: " + text, e);
        }
    }
}
