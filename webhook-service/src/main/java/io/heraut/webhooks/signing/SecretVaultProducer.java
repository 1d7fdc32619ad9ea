package io.heraut.webhooks.signing;

import io.heraut.webhooks.WebhooksConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The configured keys, checked at start. */
@Dependent
class SecretVaultProducer {
    static final String PUBLISHED_KEY_NAME = "local";

    private static final Logger LOG = Logger.getLogger(SecretVaultProducer.class);
    private static final Set<String> SAME_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    @Produces
    @Singleton
    @Startup
    SecretVault vault(WebhooksConfig config, @ConfigProperty(name = "quarkus.datasource.jdbc.url") String databaseUrl) {
        List<String> keys = config.secretKeys();
        if (keys.getFirst().startsWith(PUBLISHED_KEY_NAME + ":")) {
            if (!isOnThisMachine(databaseUrl)) {
                throw new IllegalStateException("heraut.webhooks.secret-keys is the key that everybody knows, which is "
                        + "good enough for one machine only. Make one with: openssl rand -base64 32");
            }
            LOG.info("Signing secrets are sealed with the published key of the local set-up");
        }
        try {
            return SecretVault.of(keys, new SecureRandom());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("heraut.webhooks.secret-keys: " + e.getMessage(), e);
        }
    }

    static boolean isOnThisMachine(String jdbcUrl) {
        String host = URI.create(jdbcUrl.substring("jdbc:".length())).getHost();
        return host != null && SAME_MACHINE.contains(host);
    }
}
