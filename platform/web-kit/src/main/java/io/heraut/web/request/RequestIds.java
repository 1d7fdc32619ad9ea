package io.heraut.web.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Gives every request an id: the caller's where it is well formed, else a new one. It is in the answer and in every log line. */
@ApplicationScoped
public class RequestIds {

    public static final String HEADER = "X-Request-Id";

    private static final String KEY = "requestId";
    private static final int LONGEST = 64;
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
        return given != null && isWellFormed(given) ? given : create();
    }

    private static boolean isWellFormed(String id) {
        if (id.isEmpty() || id.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char each = id.charAt(i);
            boolean fits = (each >= 'a' && each <= 'z')
                    || (each >= 'A' && each <= 'Z')
                    || (each >= '0' && each <= '9')
                    || each == '.'
                    || each == '_'
                    || each == '-';
            if (!fits) {
                return false;
            }
        }
        return true;
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
