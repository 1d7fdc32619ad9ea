package io.heraut.webhooks.signing;

/**
 * A secret as it is stored.
 *
 * @param keyName the configured key that opens it
 * @param sealed nonce (12 bytes), then ciphertext with its tag
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SealedSecret(String keyName, byte[] sealed) {}
