package io.heraut.webhooks.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The headers of <a href="https://www.standardwebhooks.com/">Standard Webhooks</a> 1.0.0, symmetric scheme {@code v1}. */
public final class StandardWebhook {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    private static final String ALGORITHM = "HmacSHA256";

    private StandardWebhook() {}

    /**
     * The value of the signature header: one signature per secret, so that a receiver may hold any of them.
     *
     * @param id stays the same over all attempts; must hold no dot, which parts the signed content
     * @param timestamp of this attempt
     * @param body exactly the bytes that are sent
     */
    public static String signature(List<SigningSecret> secrets, String id, Instant timestamp, byte[] body) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("There is no secret to sign with");
        }
        if (id.indexOf('.') >= 0) {
            throw new IllegalArgumentException("A webhook id holds no dot: " + id);
        }
        byte[] head = (id + "." + timestamp.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8);
        return secrets.stream().map(secret -> "v1," + hmac(secret, head, body)).collect(Collectors.joining(" "));
    }

    private static String hmac(SigningSecret secret, byte[] head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
            mac.update(head);
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
        }
    }
}
