package io.heraut.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.heraut.gateway.GatewayConfig;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import io.heraut.web.problem.ProblemResponses;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Gives each caller so many requests in a period, and says in the answer how many are left (draft-ietf-httpapi-ratelimit-headers). */
@Singleton
public class RateLimits {

    /** Requests that were refused. */
    public static final String REFUSED = "heraut.gateway.rate-limited";

    private static final String POLICY = "\"caller\"";
    private static final long NANOS_OF_SECOND = Duration.ofSeconds(1).toNanos();

    private final boolean enabled;
    private final int requests;
    private final Duration period;
    private final String policyHeader;
    private final Cache<String, Bucket> buckets;
    private final ProblemResponses responses;
    private final Counter refused;

    RateLimits(GatewayConfig config, ProblemResponses responses, MeterRegistry metrics) {
        GatewayConfig.RateLimit limit = config.rateLimit();
        if (limit.requests() < 1 || limit.period().toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "heraut.gateway.rate-limit: requests and the period's seconds must be at least 1");
        }
        this.enabled = limit.enabled();
        this.requests = limit.requests();
        this.period = limit.period();
        this.policyHeader = POLICY + ";q=" + requests + ";w=" + period.toSeconds();
        // A bucket that was left alone for the period is full: forgetting it gives nothing away.
        this.buckets = Caffeine.newBuilder()
                .maximumSize(limit.callers())
                .expireAfterAccess(period.plusSeconds(1))
                .build();
        this.responses = responses;
        this.refused = metrics.counter(REFUSED);
    }

    /** Takes one request off the caller's share. False: it was refused, and answered. */
    public boolean admit(RoutingContext context, String caller) {
        if (!enabled) {
            return true;
        }
        ConsumptionProbe probe = buckets.get(caller, this::newBucket).tryConsumeAndReturnRemaining(1);
        HttpServerResponse response = context.response();
        response.putHeader("RateLimit-Policy", policyHeader);
        response.putHeader(
                "RateLimit",
                POLICY + ";r=" + probe.getRemainingTokens() + ";t=" + seconds(probe.getNanosToWaitForReset()));
        if (probe.isConsumed()) {
            return true;
        }
        refused.increment();
        var problem = new ProblemException(
                        CommonProblem.TOO_MANY_REQUESTS,
                        "A caller may make " + requests + " requests within " + period.toSeconds() + " seconds.")
                .withHeader("Retry-After", Long.toString(Math.max(1, seconds(probe.getNanosToWaitForRefill()))));
        responses.write(context, problem.problem(), problem.headers());
        return false;
    }

    private Bucket newBucket(String caller) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, period))
                .build();
    }

    private static long seconds(long nanos) {
        return (nanos + NANOS_OF_SECOND - 1) / NANOS_OF_SECOND;
    }
}
