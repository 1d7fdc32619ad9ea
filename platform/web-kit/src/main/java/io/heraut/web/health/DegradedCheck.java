package io.heraut.web.health;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Always up: says what is missing without taking the service out of the load balancer. */
@Wellness
@ApplicationScoped
public class DegradedCheck implements HealthCheck {

    private final Degradations degradations;

    public DegradedCheck(Degradations degradations) {
        this.degradations = degradations;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("degraded").up();
        degradations.current().forEach(response::withData);
        return response.build();
    }
}
