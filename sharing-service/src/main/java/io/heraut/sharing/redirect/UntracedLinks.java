package io.heraut.sharing.redirect;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.Context;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Visits to links are not traced: a span for each would cost more than all that is done for the visit, and nobody asks for the
 * trace of a stranger's click. Everything else is.
 */
@Singleton
class UntracedLinks implements VertxOptionsCustomizer {
    @Override
    public void accept(VertxOptions options) {
        TracingOptions tracing = options.getTracingOptions();
        if (tracing != null && tracing.getFactory() != null) {
            VertxTracerFactory factory = tracing.getFactory();
            tracing.setFactory(each -> new Tracer<>(factory.tracer(each)));
        }
    }

    private static final class Tracer<I, O> implements VertxTracer<I, O> {
        private final VertxTracer<I, O> others;

        @SuppressWarnings("unchecked")
        Tracer(VertxTracer<?, ?> others) {
            this.others = (VertxTracer<I, O>) others;
        }

        @Override
        public <R> @Nullable I receiveRequest(
                Context context,
                SpanKind kind,
                TracingPolicy policy,
                R request,
                String operation,
                Iterable<Map.Entry<String, String>> headers,
                TagExtractor<R> tagExtractor) {
            return isVisit(request)
                    ? null
                    : others.receiveRequest(context, kind, policy, request, operation, headers, tagExtractor);
        }

        @Override
        public <R> void sendResponse(
                Context context,
                @Nullable R response,
                @Nullable I payload,
                @Nullable Throwable failure,
                TagExtractor<R> tagExtractor) {
            if (payload != null) {
                others.sendResponse(context, response, payload, failure, tagExtractor);
            }
        }

        @Override
        public <R> @Nullable O sendRequest(
                Context context,
                SpanKind kind,
                TracingPolicy policy,
                R request,
                String operation,
                BiConsumer<String, String> headers,
                TagExtractor<R> tagExtractor) {
            return others.sendRequest(context, kind, policy, request, operation, headers, tagExtractor);
        }

        @Override
        public <R> void receiveResponse(
                Context context,
                @Nullable R response,
                @Nullable O payload,
                @Nullable Throwable failure,
                TagExtractor<R> tagExtractor) {
            others.receiveResponse(context, response, payload, failure, tagExtractor);
        }

        @Override
        public void close() {
            others.close();
        }

        private static boolean isVisit(Object request) {
            String uri = switch (request) {
                case HttpServerRequest received -> received.uri();
                case HttpRequest received -> received.uri();
                default -> "";
            };
            return uri.startsWith(RedirectRoute.PREFIX);
        }
    }
}
