package io.heraut.web.request;

import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import io.heraut.web.problem.ProblemResponses;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that is too large: before a byte of it is read where its length is announced, while it is read elsewhere. Quarkus does so, too, but
 * answers without a body.
 */
@Singleton
public class BodyLimit {

    private static final int AFTER_THE_REQUEST_ID = 9_000;

    private final ProblemResponses responses;
    private final long limit;

    public BodyLimit(
            ProblemResponses responses,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") Optional<MemorySize> limit) {
        this.responses = responses;
        this.limit = limit.map(MemorySize::asLongValue).orElse(Long.MAX_VALUE);
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, AFTER_THE_REQUEST_ID);
    }

    void takeOver(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(context -> {
            context.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
            context.next();
        });
    }

    /** In bytes. */
    public long bytes() {
        return limit;
    }

    private void handle(RoutingContext context) {
        String announced = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (announced == null || isWithin(announced)) {
            context.next();
        } else {
            ProblemException problem = exceeded(context);
            responses.write(context, problem.problem(), problem.headers());
        }
    }

    /** The problem; what is left of the body will not be read, so the connection can not be used again. */
    ProblemException exceeded(RoutingContext context) {
        if (context.request().version() != HttpVersion.HTTP_2) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            context.addEndHandler(end -> context.request().connection().close());
        }
        return new ProblemException(CommonProblem.BODY_TOO_LARGE, "A body has at most " + limit + " bytes here.");
    }

    private boolean isWithin(String announced) {
        try {
            return Long.parseLong(announced) <= limit;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
