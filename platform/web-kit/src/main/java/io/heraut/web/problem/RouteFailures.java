package io.heraut.web.problem;

import io.heraut.web.request.RequestIds;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.jboss.logging.Logger;

/** Problems for what goes wrong before or beside JAX-RS: refused by the HTTP layer, too large, no route. */
@ApplicationScoped
public class RouteFailures {

    private static final Logger LOG = Logger.getLogger(RouteFailures.class);

    private final ProblemResponses responses;

    public RouteFailures(ProblemResponses responses) {
        this.responses = responses;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
        router.route().order(Integer.MAX_VALUE).handler(this::notFound);
    }

    private void notFound(RoutingContext context) {
        responses.write(context, Problem.of(CommonProblem.NOT_FOUND, Details.of(CommonProblem.NOT_FOUND)), Map.of());
    }

    private void failed(RoutingContext context) {
        Throwable failure = context.failure();
        switch (failure) {
            case null -> withStatus(context);
            case ProblemException problem -> responses.write(context, problem.problem(), problem.headers());
            case AuthenticationException ignored -> unauthorized(context);
            case UnauthorizedException ignored -> unauthorized(context);
            case ForbiddenException ignored -> responses.write(context, Denials.forbidden(), Map.of());
            default -> {
                if (context.statusCode() >= 400 && context.statusCode() < 500) {
                    withStatus(context);
                } else if (Denials.isKeysAway(failure)) {
                    responses.write(context, Denials.keysAway(), Denials.RETRY_SOON);
                } else {
                    LOG.errorf(
                            failure,
                            "%s %s failed (request %s)",
                            context.request().method(),
                            context.request().path(),
                            RequestIds.of(context));
                    responses.write(context, Details.internalError(), Map.of());
                }
            }
        }
    }

    private void unauthorized(RoutingContext context) {
        responses.write(context, Denials.unauthorized(context), Denials.challenge(context));
    }

    private void withStatus(RoutingContext context) {
        CommonProblem type = CommonProblem.ofStatus(context.statusCode());
        responses.write(context, Problem.of(type, Details.of(type)), Map.of());
    }
}
