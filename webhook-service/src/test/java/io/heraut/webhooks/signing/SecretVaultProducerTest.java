package io.heraut.webhooks.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretVaultProducerTest {
    @Test
    void thePublishedKeyIsForADatabaseOnTheSameMachineOnly() {
        assertThat(SecretVaultProducer.isOnThisMachine("jdbc:postgresql://localhost:15432/heraut_webhooks"))
                .isTrue();
        assertThat(SecretVaultProducer.isOnThisMachine("jdbc:postgresql://127.0.0.1/heraut_webhooks"))
                .isTrue();
        assertThat(SecretVaultProducer.isOnThisMachine("jdbc:postgresql://[::1]:5432/heraut_webhooks"))
                .isTrue();
        assertThat(SecretVaultProducer.isOnThisMachine("jdbc:postgresql://postgres.heraut.svc:5432/heraut_webhooks"))
                .isFalse();
        assertThat(SecretVaultProducer.isOnThisMachine("jdbc:postgresql:heraut_webhooks"))
                .isFalse();
    }
}
