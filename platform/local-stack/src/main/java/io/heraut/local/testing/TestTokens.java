package io.heraut.local.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heraut.local.DemoPerson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Access tokens as Keycloak would issue them, signed by a key that is made once per test JVM. */
public final class TestTokens {

    /** The issuer that the services under test believe. */
    public static final String ISSUER = "http://keycloak.test/realms/heraut";

    /** Every service that a token can be for. */
    public static final List<String> AUDIENCES =
            List.of("heraut-content", "heraut-sharing", "heraut-rewards", "heraut-webhooks");

    /** The {@code sub} of the service account of {@code heraut-partner}. */
    public static final UUID PARTNER_SUBJECT = UUID.fromString("01930000-0000-7000-8000-000000000101");

    private static final String PRIVATE_KEY = "token.private-key";
    private static final String PUBLIC_KEY = "token.public-key";
    private static final ObjectMapper JSON = new ObjectMapper();

    private TestTokens() {}

    /** A token for one of the demo people, by login. */
    public static String forPerson(String login) {
        return forPerson(DemoPerson.of(login));
    }

    /** A token for one of the demo people. */
    public static String forPerson(DemoPerson person) {
        return person(person).sign();
    }

    /** The beginnings of a token for one of the demo people, to be changed. */
    public static Builder person(DemoPerson person) {
        return builder()
                .subject(person.subject().toString())
                .login(person.login())
                .name(person.fullName())
                .locale(person.locale())
                .country(person.country())
                .team(person.team())
                .roles(person.roles());
    }

    /** A token of the partner's service account with these scopes, such as {@code webhooks:manage}. */
    public static String partner(String... scopes) {
        return partnerBuilder(scopes).sign();
    }

    /** The beginnings of a partner's token, to be changed. */
    public static Builder partnerBuilder(String... scopes) {
        return builder()
                .subject(PARTNER_SUBJECT.toString())
                .login("service-account-heraut-partner")
                .client("heraut-partner")
                .scopes(List.of(scopes));
    }

    /** A token of an employee with a random {@code sub}, valid for an hour, for every service, without any role. */
    public static Builder builder() {
        return new Builder();
    }

    /** The key that the services have to check tokens with: X.509, base64, without armour. */
    static String publicKey() {
        return key(PUBLIC_KEY);
    }

    private static String key(String which) {
        var state = SharedState.get();
        return state.exclusively(() -> {
            if (!state.containsKey(which)) {
                var pair = newKeyPair();
                state.put(PRIVATE_KEY, base64(pair.getPrivate().getEncoded()));
                state.put(PUBLIC_KEY, base64(pair.getPublic().getEncoded()));
            }
            return state.getOrDefault(which, "");
        });
    }

    private static java.security.KeyPair newKeyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A token in the making. */
    public static final class Builder {

        private final Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        private @Nullable PrivateKey foreignKey;

        private Builder() {
            var now = Instant.now();
            claims.put("iss", ISSUER);
            claims.put("sub", UUID.randomUUID().toString());
            claims.put("aud", AUDIENCES);
            claims.put("iat", now.getEpochSecond());
            claims.put("exp", now.plus(1, ChronoUnit.HOURS).getEpochSecond());
            claims.put("jti", UUID.randomUUID().toString());
            claims.put("typ", "Bearer");
            claims.put("azp", "heraut-web");
            claims.put("scope", "openid profile");
            claims.put("realm_access", Map.of("roles", List.of()));
        }

        public Builder subject(String subject) {
            return claim("sub", subject);
        }

        public Builder login(String login) {
            return claim("preferred_username", login);
        }

        public Builder name(@Nullable String name) {
            return claim("name", name);
        }

        public Builder locale(@Nullable String locale) {
            return claim("locale", locale);
        }

        public Builder country(@Nullable String country) {
            return claim("country", country);
        }

        public Builder team(@Nullable String team) {
            return claim("team", team);
        }

        /** The realm roles. */
        public Builder roles(String... roles) {
            return roles(List.of(roles));
        }

        /** The realm roles. */
        public Builder roles(List<String> roles) {
            return claim("realm_access", Map.of("roles", roles));
        }

        /** The scopes, beside those that every token has. */
        public Builder scopes(List<String> scopes) {
            var all = new ArrayList<>(List.of("openid", "profile"));
            all.addAll(scopes);
            return claim("scope", String.join(" ", all));
        }

        /** The client that the token was issued to. */
        public Builder client(String client) {
            return claim("azp", client).claim("client_id", client);
        }

        public Builder audiences(String... audiences) {
            return claim("aud", List.of(audiences));
        }

        public Builder issuer(String issuer) {
            return claim("iss", issuer);
        }

        public Builder expiresAt(Instant expiresAt) {
            return claim("exp", expiresAt.getEpochSecond());
        }

        /** Any claim; null leaves it out. */
        public Builder claim(String name, @Nullable Object value) {
            claims.put(name, value);
            return this;
        }

        /** Signed by a key that no service knows. */
        public Builder signedByAStranger() {
            foreignKey = newKeyPair().getPrivate();
            return this;
        }

        /** The token, ready for {@code Authorization: Bearer}. */
        public String sign() {
            claims.values().removeIf(value -> value == null);
            try {
                String head = part(Map.of("alg", "RS256", "typ", "JWT", "kid", "heraut-test"));
                String signed = head + "." + part(claims);
                var signature = Signature.getInstance("SHA256withRSA");
                signature.initSign(foreignKey == null ? ownKey() : foreignKey);
                signature.update(signed.getBytes(StandardCharsets.US_ASCII));
                return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
            } catch (GeneralSecurityException | JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        private static PrivateKey ownKey() throws GeneralSecurityException {
            byte[] encoded = Base64.getDecoder().decode(key(PRIVATE_KEY));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        }

        private static String part(Map<String, ?> content) throws JsonProcessingException {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(content));
        }
    }
}
