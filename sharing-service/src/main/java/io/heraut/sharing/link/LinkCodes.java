package io.heraut.sharing.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and checks the codes in links.
 *
 * <p>A code is ten random symbols (48 bits) and three check symbols, which only the holder of the key can compute: all
 * but one in 21,952 guessed codes are refused without asking cache or database. The alphabet has no vowels, so that no
 * words come about, and nothing that looks like something else; codes are written in lower case and read in either.
 */
public final class LinkCodes {
    static final String ALPHABET = "23456789bcdfghjkmnpqrstvwxyz";
    static final int RANDOM_SYMBOLS = 10;
    static final int CHECK_SYMBOLS = 3;
    static final int LENGTH = RANDOM_SYMBOLS + CHECK_SYMBOLS;

    private final SecretKeySpec key;
    private final SecureRandom random;

    public LinkCodes(byte[] key, SecureRandom random) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.random = random;
    }

    public String next() {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < RANDOM_SYMBOLS; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.append(check(code.toString())).toString();
    }

    /** The code as it is stored, if it is one that was made with this key. */
    public Optional<String> recognise(String typed) {
        if (typed.length() != LENGTH) {
            return Optional.empty();
        }
        String code = typed.toLowerCase(Locale.ROOT);
        boolean fits = code.chars().allMatch(symbol -> ALPHABET.indexOf(symbol) >= 0)
                && code.endsWith(check(code.substring(0, RANDOM_SYMBOLS)));
        return fits ? Optional.of(code) : Optional.empty();
    }

    private String check(String symbols) {
        long digest = Long.remainderUnsigned(
                ByteBuffer.wrap(hmac(symbols)).getLong(), (long) Math.pow(ALPHABET.length(), CHECK_SYMBOLS));
        StringBuilder check = new StringBuilder(CHECK_SYMBOLS);
        for (int i = 0; i < CHECK_SYMBOLS; i++) {
            check.append(ALPHABET.charAt((int) (digest % ALPHABET.length())));
            digest /= ALPHABET.length();
        }
        return check.toString();
    }

    private byte[] hmac(String symbols) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(symbols.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HmacSHA256", e);
        }
    }
}
