package io.heraut.webhooks.signing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals signing secrets with AES-256-GCM. A secret is bound to its own row and endpoint: moved to another row it does
 * not open.
 */
public final class SecretVault {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKeySpec> keys;
    private final String current;
    private final RandomGenerator random;

    private SecretVault(Map<String, SecretKeySpec> keys, String current, RandomGenerator random) {
        this.keys = keys;
        this.current = current;
        this.random = random;
    }

    /**
     * @param namedKeys each {@code name:Base64 of 32 bytes}; the first one seals, all of them open
     * @param random has to be a cryptographically strong source
     * @throws IllegalArgumentException with a sentence for the operator
     */
    public static SecretVault of(List<String> namedKeys, RandomGenerator random) {
        Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
        for (String namedKey : namedKeys) {
            int colon = namedKey.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("a key is written as name:base64, and one of them has no name");
            }
            String name = namedKey.substring(0, colon);
            if (keys.put(name, key(name, namedKey.substring(colon + 1))) != null) {
                throw new IllegalArgumentException("two keys have the name " + name);
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no key");
        }
        return new SecretVault(keys, keys.keySet().iterator().next(), random);
    }

    private static SecretKeySpec key(String name, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the key " + name + " is no Base64", e);
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the key " + name + " has " + bytes.length + " bytes where " + KEY_BYTES + " are needed");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    public SealedSecret seal(SigningSecret secret, UUID secretId, UUID endpointId) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, current, nonce, secretId, endpointId)
                    .doFinal(secret.key());
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + ciphertext.length);
            System.arraycopy(ciphertext, 0, sealed, NONCE_BYTES, ciphertext.length);
            return new SealedSecret(current, sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The secret can not be sealed", e);
        }
    }

    /** @throws IllegalStateException when its key is not configured, or it was changed or moved */
    public SigningSecret open(SealedSecret sealed, UUID secretId, UUID endpointId) {
        if (!keys.containsKey(sealed.keyName())) {
            throw new IllegalStateException(
                    "A stored secret is sealed with the key " + sealed.keyName() + ", which is not configured");
        }
        byte[] bytes = sealed.sealed();
        if (bytes.length <= NONCE_BYTES) {
            throw new IllegalStateException("A stored secret is too short");
        }
        byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
        try {
            return SigningSecret.of(cipher(Cipher.DECRYPT_MODE, sealed.keyName(), nonce, secretId, endpointId)
                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A stored secret does not open with the key " + sealed.keyName(), e);
        }
    }

    private Cipher cipher(int mode, String keyName, byte[] nonce, UUID secretId, UUID endpointId)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, keys.get(keyName), new GCMParameterSpec(TAG_BITS, nonce));
        ByteBuffer bound = ByteBuffer.allocate(4 * Long.BYTES);
        for (UUID id : List.of(secretId, endpointId)) {
            bound.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        cipher.updateAAD(bound.array());
        return cipher;
    }
}
