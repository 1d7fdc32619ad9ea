package io.heraut.webhooks.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretVaultTest {
    private static final UUID SECRET_ID = UUID.fromString("0197a3c0-0000-7000-8000-000000000001");
    private static final UUID ENDPOINT_ID = UUID.fromString("0197a3c0-0000-7000-8000-000000000002");

    private final SecureRandom random = new SecureRandom();
    private final String oldKey = key("old");
    private final String newKey = key("new");
    private final SigningSecret secret = SigningSecret.make(random);

    @Test
    void aSealedSecretOpensAgain() {
        SecretVault vault = SecretVault.of(List.of(oldKey), random);

        SealedSecret sealed = vault.seal(secret, SECRET_ID, ENDPOINT_ID);

        assertThat(vault.open(sealed, SECRET_ID, ENDPOINT_ID)).isEqualTo(secret);
        assertThat(new String(sealed.sealed(), StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(secret.key(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void theSameSecretIsNeverSealedTheSameWay() {
        SecretVault vault = SecretVault.of(List.of(oldKey), random);

        assertThat(vault.seal(secret, SECRET_ID, ENDPOINT_ID).sealed())
                .isNotEqualTo(vault.seal(secret, SECRET_ID, ENDPOINT_ID).sealed());
    }

    @Test
    void afterAChangeOfKeysTheFirstSealsAndAllOfThemOpen() {
        SealedSecret before = SecretVault.of(List.of(oldKey), random).seal(secret, SECRET_ID, ENDPOINT_ID);

        SecretVault after = SecretVault.of(List.of(newKey, oldKey), random);

        assertThat(after.open(before, SECRET_ID, ENDPOINT_ID)).isEqualTo(secret);
        assertThat(after.seal(secret, SECRET_ID, ENDPOINT_ID).keyName()).isEqualTo("new");
    }

    @Test
    void aSecretThatWasMovedToAnotherEndpointDoesNotOpen() {
        SecretVault vault = SecretVault.of(List.of(oldKey), random);
        SealedSecret sealed = vault.seal(secret, SECRET_ID, ENDPOINT_ID);

        assertThatThrownBy(() -> vault.open(sealed, SECRET_ID, UUID.randomUUID()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not open");
    }

    @Test
    void aSecretThatWasChangedDoesNotOpen() {
        SecretVault vault = SecretVault.of(List.of(oldKey), random);
        SealedSecret sealed = vault.seal(secret, SECRET_ID, ENDPOINT_ID);
        byte[] changed = sealed.sealed().clone();
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> vault.open(new SealedSecret("old", changed), SECRET_ID, ENDPOINT_ID))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMissingKeyIsNamed() {
        SealedSecret sealed = SecretVault.of(List.of(oldKey), random).seal(secret, SECRET_ID, ENDPOINT_ID);

        assertThatThrownBy(() -> SecretVault.of(List.of(newKey), random).open(sealed, SECRET_ID, ENDPOINT_ID))
                .hasMessageContaining("old");
    }

    @Test
    void wrongKeysAreRefusedWithAReasonThatDoesNotShowThem() {
        assertThatThrownBy(() -> SecretVault.of(List.of(), random)).hasMessage("there is no key");
        assertThatThrownBy(() -> SecretVault.of(List.of("AAAA"), random))
                .hasMessage("a key is written as name:base64, and one of them has no name");
        assertThatThrownBy(() -> SecretVault.of(List.of("a:%%"), random)).hasMessage("the key a is no Base64");
        assertThatThrownBy(() -> SecretVault.of(List.of("a:AAAA"), random))
                .hasMessage("the key a has 3 bytes where 32 are needed");
        assertThatThrownBy(() -> SecretVault.of(List.of(oldKey, oldKey), random))
                .hasMessage("two keys have the name old");
    }

    private String key(String name) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return name + ":" + Base64.getEncoder().encodeToString(bytes);
    }
}
