package io.heraut.gateway.route;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heraut.gateway.GatewayConfig;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Checks tokens, and remembers for a moment which were good: a client sends the same one again and again, and every service checks it anyway.
 */
@Singleton
class Tokens {

    private record Good(String subject, long untilMillis) {}

    /** A refusal is answered by whoever asked, once. */
    private static final BiConsumer<RoutingContext, Throwable> NOTHING_MORE = (context, failure) -> {};

    private static final int REMEMBERED = 10_000;

    private final IdentityProviderManager identities;
    private final LongSupplier clockMillis;
    private final long memoryMillis;
    private final Cache<String, Good> good;

    @Inject
    Tokens(IdentityProviderManager identities, GatewayConfig config) {
        this(identities, config.tokenMemory().toMillis(), System::currentTimeMillis);
    }

    Tokens(IdentityProviderManager identities, long memoryMillis, LongSupplier clockMillis) {
        this.identities = identities;
        this.memoryMillis = memoryMillis;
        this.clockMillis = clockMillis;
        this.good = Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    }

    /** The caller's {@code sub}; fails where there is no valid token. */
    Uni<String> subject(RoutingContext context) {
        String authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return Uni.createFrom().failure(new UnauthorizedException());
        }
        String key = digest(authorization);
        Good known = good.getIfPresent(key);
        if (known != null && clockMillis.getAsLong() < known.untilMillis()) {
            return Uni.createFrom().item(known.subject());
        }
        context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, NOTHING_MORE);
        return QuarkusHttpUser.getSecurityIdentity(context, identities).map(identity -> accept(key, identity));
    }

    private String accept(String key, SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw new UnauthorizedException();
        }
        String subject = token.getName();
        long untilMillis = Math.min(clockMillis.getAsLong() + memoryMillis, token.getExpirationTime() * 1000);
        if (memoryMillis > 0) {
            good.put(key, new Good(subject, untilMillis));
        }
        return subject;
    }

    /** So that no token lies in memory longer than its request. */
    private static String digest(String authorization) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(authorization.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
