package io.heraut.gateway.proxy;

import io.heraut.gateway.route.Part;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.Problem;
import io.heraut.web.problem.ProblemException;
import io.heraut.web.problem.ProblemResponses;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** What the gateway answers where a service does not. */
final class Refusals {

    private static final String RETRY_AFTER_SECONDS = "2";

    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>One moment</title>
            <meta name="robots" content="noindex"></head>
            <body style="font-family:sans-serif;max-width:32em;margin:15vh auto;padding:0 1em">
            <h1>One moment, please</h1><p>This link can not be opened right now. Please try again in a minute.</p></body></html>
            """;

    private final ProblemResponses responses;

    Refusals(ProblemResponses responses) {
        this.responses = responses;
    }

    void unavailable(RoutingContext context, Part part, boolean busy) {
        refuse(
                context,
                part,
                CommonProblem.UPSTREAM_UNAVAILABLE,
                busy
                        ? "The " + part.title() + " service has too many requests waiting; this one was not passed on."
                        : "The " + part.title() + " service does not answer; the request did not reach it.");
    }

    void brokenOff(RoutingContext context, Part part) {
        refuse(
                context,
                part,
                CommonProblem.UPSTREAM_FAILED,
                "The " + part.title() + " service broke off without an answer. It may have carried out the request.");
    }

    void late(RoutingContext context, Part part) {
        refuse(
                context,
                part,
                CommonProblem.UPSTREAM_TIMEOUT,
                "The " + part.title() + " service took too long. It may still carry out the request.");
    }

    void tooLarge(RoutingContext context, long limit) {
        if (context.request().version() != HttpVersion.HTTP_2) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            context.addEndHandler(end -> context.request().connection().close());
        }
        ProblemException problem =
                new ProblemException(CommonProblem.BODY_TOO_LARGE, "A body has at most " + limit + " bytes here.");
        responses.write(context, problem.problem(), problem.headers());
    }

    private void refuse(RoutingContext context, Part part, CommonProblem type, String detail) {
        if (isForPeople(context)) {
            context.response()
                    .setStatusCode(type.status())
                    .putHeader("Retry-After", RETRY_AFTER_SECONDS)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(PAGE);
            return;
        }
        ProblemException exception = new ProblemException(type, detail)
                .with("part", part.title())
                .withHeader("Retry-After", RETRY_AFTER_SECONDS);
        Problem problem = exception.problem();
        responses.write(context, problem, exception.headers());
    }

    /** Who follows a public link is a person in front of a browser. */
    private static boolean isForPeople(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        return context.normalizedPath().startsWith(Part.LINKS) && accept != null && accept.contains("text/html");
    }
}
