package io.heraut.kit.idempotency;

import io.heraut.web.security.Caller;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Reads the key of a POST and hashes its body; says in the answer when it is a replay. */
@Provider
@Priority(Priorities.USER)
class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private final RequestKey requestKey;
    private final Caller caller;

    IdempotencyFilter(RequestKey requestKey, Caller caller) {
        this.requestKey = requestKey;
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (!request.getMethod().equals(HttpMethod.POST)) {
            return;
        }
        String key = IdempotencyKeys.parse(request.getHeaders().get(IdempotencyKeys.HEADER));
        if (key == null || caller.isAnonymous()) {
            return;
        }
        byte[] body = request.hasEntity() ? request.getEntityStream().readAllBytes() : new byte[0];
        request.setEntityStream(new ByteArrayInputStream(body));
        requestKey.set(new KeyedRequest(
                caller.subject(),
                request.getMethod(),
                request.getUriInfo().getRequestUri().getRawPath(),
                key,
                HexFormat.of().formatHex(sha256(body))));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (requestKey.isReplayed()) {
            response.getHeaders().putSingle(IdempotencyKeys.REPLAYED_HEADER, "true");
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
