package io.heraut.sharing.link;

import io.heraut.sharing.SharingConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;

/** Finds the key of link codes: the configured one, or the one that all replicas keep in the database. */
final class LinkCodesProducer {
    private static final int MIN_KEY_BYTES = 32;
    private static final String SECRET = "link-code-key";

    @Produces
    @Singleton
    LinkCodes linkCodes(SharingConfig config, LinkRepository repository) {
        SecureRandom random = new SecureRandom();
        byte[] key = config.links().codeKey().map(LinkCodesProducer::decode).orElseGet(() -> {
            byte[] fresh = new byte[MIN_KEY_BYTES];
            random.nextBytes(fresh);
            return QuarkusTransaction.requiringNew().call(() -> repository.secret(SECRET, fresh));
        });
        return new LinkCodes(key, random);
    }

    private static byte[] decode(String base64) {
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            if (key.length >= MIN_KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("heraut.sharing.links.code-key is no base64", e);
        }
        throw new IllegalArgumentException(
                "heraut.sharing.links.code-key must have at least " + MIN_KEY_BYTES + " bytes, in base64");
    }
}
