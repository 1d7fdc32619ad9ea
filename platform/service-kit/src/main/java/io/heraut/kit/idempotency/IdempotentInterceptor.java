package io.heraut.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Outside of {@code @Transactional}: begins the transaction that the method's own work joins. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class IdempotentInterceptor {
    private final IdempotencyStore store;
    private final RequestKey requestKey;
    private final ObjectMapper mapper;

    IdempotentInterceptor(IdempotencyStore store, RequestKey requestKey, ObjectMapper mapper) {
        this.store = store;
        this.requestKey = requestKey;
        this.mapper = mapper;
    }

    @AroundInvoke
    @Nullable
    Object aroundInvoke(InvocationContext invocation) throws Exception {
        KeyedRequest request = Arc.container().requestContext().isActive() ? requestKey.request() : null;
        try {
            return QuarkusTransaction.joiningExisting().call(() -> {
                try {
                    return request == null ? invocation.proceed() : once(invocation, request);
                } catch (RuntimeException | Error e) {
                    throw e;
                } catch (Exception e) {
                    throw new CheckedFailure(e);
                }
            });
        } catch (CheckedFailure e) {
            throw e.original;
        }
    }

    private @Nullable Object once(InvocationContext invocation, KeyedRequest request) throws Exception {
        if (!store.tryLock(request)) {
            throw request.inUse();
        }
        StoredAnswer stored = store.find(request).orElse(null);
        if (stored != null) {
            requestKey.markReplayed();
            return replay(stored, invocation.getMethod());
        }
        Object result = invocation.proceed();
        StoredAnswer answer = answer(result, keepsBody(invocation.getMethod()));
        if (answer.status() < 400) {
            store.store(request, answer);
        }
        return result;
    }

    private StoredAnswer answer(@Nullable Object result, boolean keepsBody) throws JsonProcessingException {
        return switch (result) {
            case null -> new StoredAnswer(204, null, null, null);
            case Response response ->
                new StoredAnswer(
                        response.getStatus(),
                        text(response.getHeaders().getFirst(HttpHeaders.LOCATION)),
                        text(response.getHeaders().getFirst(HttpHeaders.ETAG)),
                        json(response.getEntity(), keepsBody));
            case RestResponse<?> response ->
                new StoredAnswer(
                        response.getStatus(),
                        text(response.getHeaders().getFirst(HttpHeaders.LOCATION)),
                        text(response.getHeaders().getFirst(HttpHeaders.ETAG)),
                        json(response.getEntity(), keepsBody));
            case CompletionStage<?> later -> throw unsupported(later);
            case Flow.Publisher<?> later -> throw unsupported(later);
            case Uni<?> later -> throw unsupported(later);
            case Object record -> new StoredAnswer(200, null, null, json(record, keepsBody));
        };
    }

    private @Nullable Object replay(StoredAnswer stored, Method method) throws JsonProcessingException {
        Class<?> type = method.getReturnType();
        if (Response.class.isAssignableFrom(type)) {
            Response.ResponseBuilder response = Response.status(stored.status());
            if (stored.location() != null) {
                response.header(HttpHeaders.LOCATION, stored.location());
            }
            if (stored.etag() != null) {
                response.header(HttpHeaders.ETAG, stored.etag());
            }
            if (stored.body() != null) {
                response.entity(mapper.readTree(stored.body()));
            }
            return response.build();
        }
        if (RestResponse.class.isAssignableFrom(type)) {
            RestResponse.ResponseBuilder<Object> response = RestResponse.ResponseBuilder.create(stored.status());
            if (stored.location() != null) {
                response.header(HttpHeaders.LOCATION, stored.location());
            }
            if (stored.etag() != null) {
                response.header(HttpHeaders.ETAG, stored.etag());
            }
            if (stored.body() != null) {
                response.entity(mapper.readTree(stored.body()));
            }
            return response.build();
        }
        return stored.body() == null
                ? null
                : mapper.readValue(stored.body(), mapper.constructType(method.getGenericReturnType()));
    }

    private @Nullable String json(@Nullable Object entity, boolean keepsBody) throws JsonProcessingException {
        return entity == null || !keepsBody ? null : mapper.writeValueAsString(entity);
    }

    private static @Nullable String text(@Nullable Object header) {
        return header == null ? null : Objects.toString(header);
    }

    private static boolean keepsBody(Method method) {
        Idempotent onMethod = method.getAnnotation(Idempotent.class);
        Idempotent binding =
                onMethod != null ? onMethod : method.getDeclaringClass().getAnnotation(Idempotent.class);
        return binding == null || binding.storeBody();
    }

    private static IllegalStateException unsupported(Object result) {
        return new IllegalStateException("@Idempotent needs the answer itself, not a "
                + result.getClass().getName());
    }

    /** Carries a checked exception through the transaction. */
    private static final class CheckedFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Exception original;

        CheckedFailure(Exception original) {
            super(original);
            this.original = original;
        }
    }
}
