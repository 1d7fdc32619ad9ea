package io.heraut.webhooks.signing;

import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** The key that an endpoint's deliveries are signed with: 24 to 64 bytes, written as {@code whsec_} and Base64. */
public final class SigningSecret {
    private static final String PREFIX = "whsec_";
    private static final int MADE_BYTES = 32;
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private final byte[] key;

    private SigningSecret(byte[] key) {
        if (key.length < LEAST_BYTES || key.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "A signing secret has " + LEAST_BYTES + " to " + MOST_BYTES + " bytes, not " + key.length);
        }
        this.key = key.clone();
    }

    /** @param random has to be a cryptographically strong source */
    public static SigningSecret make(RandomGenerator random) {
        byte[] key = new byte[MADE_BYTES];
        random.nextBytes(key);
        return new SigningSecret(key);
    }

    public static SigningSecret of(byte[] key) {
        return new SigningSecret(key);
    }

    public static SigningSecret parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("A signing secret starts with " + PREFIX);
        }
        return new SigningSecret(Base64.getDecoder().decode(text.substring(PREFIX.length())));
    }

    /** What the receiver is shown. */
    public String text() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    byte[] key() {
        return key.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningSecret secret && Arrays.equals(key, secret.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    /** Never the secret: it would end in a log. */
    @Override
    public String toString() {
        return "SigningSecret";
    }
}
