package io.heraut.web.security;

import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready until the identity provider's keys have been read once. Then it stays ready: tokens are checked with the keys that are here, whether the
 * provider answers or not.
 */
@Readiness
@ApplicationScoped
public class TokenKeysCheck implements AsyncHealthCheck {

    private static final String NAME = "token-keys";

    private final TenantConfigBean tenants;

    public TokenKeysCheck(TenantConfigBean tenants) {
        this.tenants = tenants;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        TenantConfigContext tenant = tenants.getDefaultTenant();
        if (tenant.ready()) {
            return Uni.createFrom().item(HealthCheckResponse.up(NAME));
        }
        return tenant.initialize()
                .map(connected -> HealthCheckResponse.named(NAME)
                        .status(connected.ready())
                        .build())
                .onFailure()
                .recoverWithItem(failure -> HealthCheckResponse.named(NAME)
                        .down()
                        .withData("reason", "the identity provider does not answer")
                        .build());
    }
}
