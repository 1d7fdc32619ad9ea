package io.heraut.webhooks.signing;

import java.time.Instant;
import java.util.List;

/** Signs what goes to one endpoint. The secrets are opened only when it does. */
public final class EndpointSigner {
    private final SecretVault vault;
    private final List<EndpointSecret> secrets;

    EndpointSigner(SecretVault vault, List<EndpointSecret> secrets) {
        this.vault = vault;
        this.secrets = List.copyOf(secrets);
    }

    /**
     * The signature header, see {@link StandardWebhook#signature}.
     *
     * @throws IllegalStateException when a secret does not open
     */
    public String signature(String id, Instant timestamp, byte[] body) {
        return StandardWebhook.signature(
                secrets.stream()
                        .map(secret -> vault.open(secret.sealed(), secret.id(), secret.endpointId()))
                        .toList(),
                id,
                timestamp,
                body);
    }
}
