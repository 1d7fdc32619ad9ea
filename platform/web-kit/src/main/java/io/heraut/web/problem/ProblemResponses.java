package io.heraut.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heraut.web.request.RequestIds;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the answer out of a problem, for JAX-RS as for plain routes. */
@Singleton
public class ProblemResponses {

    private final ObjectMapper json;

    public ProblemResponses(ObjectMapper json) {
        this.json = json;
    }

    public Response response(Problem problem, Map<String, String> headers, @Nullable RoutingContext context) {
        var builder = Response.status(problem.status())
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .header("Cache-Control", "no-store")
                .entity(inContext(problem, context));
        headers.forEach(builder::header);
        return builder.build();
    }

    /** Ends the exchange with the problem, unless an answer is already on its way. */
    public void write(RoutingContext context, Problem problem, Map<String, String> headers) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            // Half an answer can not become a problem: the client must see that it is cut off.
            context.request().connection().close();
            return;
        }
        response.setStatusCode(problem.status());
        response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.forEach(response::putHeader);
        byte[] body = bytes(inContext(problem, context));
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length));
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(io.vertx.core.buffer.Buffer.buffer(body));
        }
    }

    private static Problem inContext(Problem problem, @Nullable RoutingContext context) {
        return context == null ? problem : problem.in(context.request().path(), RequestIds.of(context));
    }

    private byte[] bytes(Problem problem) {
        try {
            return json.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem can not be written as JSON", e);
        }
    }
}
