package io.heraut.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.heraut.web.request.RequestIds;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns whatever ends a resource method early into a problem. */
@Singleton
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final ProblemResponses responses;
    private final AllowedMethods allowedMethods;

    ProblemMappers(ProblemResponses responses, AllowedMethods allowedMethods) {
        this.responses = responses;
        this.allowedMethods = allowedMethods;
    }

    @ServerExceptionMapper
    public Response problem(ProblemException e, RoutingContext context) {
        return responses.response(e.problem(), e.headers(), context);
    }

    @ServerExceptionMapper
    public Response constraints(ConstraintViolationException e, RoutingContext context) {
        if (Violations.areOurOwn(e)) {
            return unexpected(e, context);
        }
        Problem problem = Problem.of(CommonProblem.VALIDATION_FAILED, "See errors for the values that are refused.")
                .withErrors(Violations.errors(e));
        return responses.response(problem, Map.of(), context);
    }

    @ServerExceptionMapper
    public Response mismatchedInput(MismatchedInputException e, RoutingContext context) {
        return unreadable(e, context);
    }

    @ServerExceptionMapper
    public Response webApplication(
            WebApplicationException e,
            RoutingContext context,
            ResourceInfo resource,
            UriInfo uri,
            HttpHeaders headers) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return unreadable(json, context);
        }
        if (e.getCause() instanceof ProblemException problem) {
            return problem(problem, context);
        }
        boolean isParameter = e instanceof NotFoundException || e instanceof BadRequestException;
        if (isParameter
                && (e.getCause() instanceof IllegalArgumentException || e.getCause() instanceof DateTimeException)) {
            return responses.response(UnreadableParameter.problem(resource, uri, headers), Map.of(), context);
        }
        Response given = e.getResponse();
        int status = given.getStatus();
        if (given.hasEntity() || status < 400) {
            return given;
        }
        if (status >= 500) {
            log(e, context);
        }
        CommonProblem type = CommonProblem.ofStatus(status);
        Map<String, String> kept = new HashMap<>();
        if (status == 405) {
            kept.put("Allow", allowedMethods.of(uri.getPath()));
        }
        for (String name : List.of("Allow", "Retry-After", "WWW-Authenticate")) {
            String value = given.getHeaderString(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return responses.response(Problem.of(type, Details.of(type)), kept, context);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthorized(SecurityException e, RoutingContext context) {
        return responses.response(Denials.unauthorized(context), Denials.challenge(context), context);
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e, RoutingContext context) {
        return responses.response(Denials.forbidden(), Map.of(), context);
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e, RoutingContext context) {
        if (Denials.isKeysAway(e)) {
            return responses.response(Denials.keysAway(), Denials.RETRY_SOON, context);
        }
        log(e, context);
        return responses.response(Details.internalError(), Map.of(), context);
    }

    private Response unreadable(JsonProcessingException e, RoutingContext context) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem(problem, context);
            }
        }
        return responses.response(UnreadableJson.problem(e), Map.of(), context);
    }

    private static void log(Throwable e, @Nullable RoutingContext context) {
        LOG.errorf(
                e,
                "%s failed (request %s)",
                context == null
                        ? "A request"
                        : context.request().method() + " " + context.request().path(),
                context == null ? "-" : RequestIds.of(context));
    }
}
