package io.heraut.web.security;

import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who makes the request, by the verified token. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;

    public Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public boolean isAnonymous() {
        return identity.isAnonymous();
    }

    /** The token's {@code sub}. Where there is no token the request ends with 401. */
    public String subject() {
        return token().map(JsonWebToken::getSubject)
                .orElseThrow(() ->
                        new ProblemException(CommonProblem.UNAUTHORIZED, "The request carries no token of a caller."));
    }

    public @Nullable String name() {
        return claim("name");
    }

    /** BCP 47. */
    public @Nullable String locale() {
        return claim("locale");
    }

    /** ISO 3166-1 alpha-2. */
    public @Nullable String country() {
        return claim("country");
    }

    public @Nullable String team() {
        return claim("team");
    }

    /** The client that asked for the token ({@code azp}). */
    public @Nullable String client() {
        return claim("azp");
    }

    /** A realm role ({@link Roles}) or a scope ({@link Scopes}). */
    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }

    private @Nullable String claim(String name) {
        return token().map(token -> token.<Object>getClaim(name))
                .map(Caller::text)
                .orElse(null);
    }

    private static @Nullable String text(Object claim) {
        String text = switch (claim) {
            case String string -> string;
            case jakarta.json.JsonString string -> string.getString();
            default -> "";
        };
        return text.isBlank() ? null : text;
    }

    private Optional<JsonWebToken> token() {
        return identity.getPrincipal() instanceof JsonWebToken token ? Optional.of(token) : Optional.empty();
    }
}
