package io.heraut.web.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Gives every request an id: the caller's where it is well formed, else a new one. It is in the answer and in every log line. */
@ApplicationScoped
public class RequestIds {

    public static final String HEADER = "X-Request-Id";

    private static final String KEY = "requestId";
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int BEFORE_EVERYTHING = 10_000;

    void register(@Observes Filters filters) {
        filters.register(RequestIds::handle, BEFORE_EVERYTHING);
    }

    private static void handle(RoutingContext context) {
        String id = accept(context.request().getHeader(HEADER));
        context.put(KEY, id);
        MDC.put(KEY, id);
        context.response().putHeader(HEADER, id);
        context.next();
    }

    /** The given id where it is well formed, else a new one. */
    public static String accept(@Nullable String given) {
        return given != null && WELL_FORMED.matcher(given).matches() ? given : create();
    }

    static String create() {
        byte[] bytes = new byte[16];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The id of the exchange, or null before the filter has seen it. */
    public static @Nullable String of(RoutingContext context) {
        return context.get(KEY);
    }
}
