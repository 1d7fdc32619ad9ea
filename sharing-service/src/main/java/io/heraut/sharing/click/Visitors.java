package io.heraut.sharing.click;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes pseudonyms. The only place where an address is looked at, and it keeps none. */
@ApplicationScoped
class Visitors {
    private static final byte[] VISITOR = "visitor\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ADDRESS = "address\n".getBytes(StandardCharsets.US_ASCII);

    private final DaySalts salts;
    private final ThreadLocal<Macs> macs = ThreadLocal.withInitial(Macs::new);

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
        Macs hasher = macs.get();
        hasher.forgetAllBut(salts.keys());
        LocalDate day = DaySalts.utcDay(at);
        LocalDate before = DaySalts.oldestKeptDay(at);
        SecretKeySpec yesterday = before.equals(day) ? null : salts.key(before).orElse(null);
        byte[] alone = address.getBytes(StandardCharsets.US_ASCII);
        byte[] both = (address + '\n' + userAgent).getBytes(StandardCharsets.UTF_8);
        return salts.key(day)
                .map(today -> new VisitorHashes(
                        hasher.hash(today, VISITOR, both),
                        sharedAddress ? null : hasher.hash(today, ADDRESS, alone),
                        yesterday == null ? null : hasher.hash(yesterday, VISITOR, both),
                        yesterday == null || sharedAddress ? null : hasher.hash(yesterday, ADDRESS, alone)));
    }

    /** Making a Mac costs more than using it: each thread keeps those of the days whose salts still exist. */
    private static final class Macs {
        private final Map<SecretKeySpec, Mac> byKey = new HashMap<>();
        private Map<LocalDate, SecretKeySpec> known = Map.of();

        void forgetAllBut(Map<LocalDate, SecretKeySpec> keys) {
            if (keys != known) {
                byKey.keySet().retainAll(keys.values());
                known = keys;
            }
        }

        UUID hash(SecretKeySpec key, byte[] purpose, byte[] text) {
            Mac mac = byKey.computeIfAbsent(key, Macs::make);
            mac.update(purpose);
            byte[] digest = mac.doFinal(text);
            ByteBuffer bytes = ByteBuffer.wrap(digest);
            return new UUID(bytes.getLong(), bytes.getLong());
        }

        private static Mac make(SecretKeySpec key) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(key);
                return mac;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("This Java has no HmacSHA256", e);
            }
        }
    }
}
