package io.heraut.sharing.click;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes pseudonyms. The only place where an address is looked at, and it keeps none. */
@ApplicationScoped
class Visitors {
    private final DaySalts salts;

    Visitors(DaySalts salts) {
        this.salts = salts;
    }

    /**
     * The pseudonyms of whoever comes from there with that browser.
     *
     * @param sharedAddress whether many people are behind the address, so that it says nothing by itself
     * @return nothing when there is no salt for that day
     */
    Optional<VisitorHashes> hash(Instant at, String address, String userAgent, boolean sharedAddress) {
        LocalDate day = DaySalts.utcDay(at);
        LocalDate before = DaySalts.oldestKeptDay(at);
        SecretKeySpec yesterday = before.equals(day) ? null : salts.key(before).orElse(null);
        String both = address + '\n' + userAgent;
        return salts.key(day)
                .map(today -> new VisitorHashes(
                        hmac(today, "visitor\n", both),
                        sharedAddress ? null : hmac(today, "address\n", address),
                        yesterday == null ? null : hmac(yesterday, "visitor\n", both),
                        yesterday == null || sharedAddress ? null : hmac(yesterday, "address\n", address)));
    }

    private static UUID hmac(SecretKeySpec key, String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
            ByteBuffer digest = ByteBuffer.wrap(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            return new UUID(digest.getLong(), digest.getLong());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HmacSHA256", e);
        }
    }
}
