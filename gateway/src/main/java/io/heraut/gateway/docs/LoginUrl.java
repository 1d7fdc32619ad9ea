package io.heraut.gateway.docs;

import io.heraut.gateway.GatewayConfig;
import jakarta.inject.Singleton;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where people log in: the realm as browsers reach it. */
@Singleton
public class LoginUrl {

    private final String realm;

    LoginUrl(
            GatewayConfig config,
            @ConfigProperty(name = "HERAUT_ISSUER_URL", defaultValue = "http://localhost:8180/realms/heraut")
                    String issuer) {
        String url = config.docs().loginUrl().orElse(issuer);
        this.realm = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    public String authorization() {
        return realm + "/protocol/openid-connect/auth";
    }

    public String token() {
        return realm + "/protocol/openid-connect/token";
    }

    /** Scheme, host and port: what the reference's page may connect to. */
    String origin() {
        URI uri = URI.create(realm);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
