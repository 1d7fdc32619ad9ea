package io.heraut.gateway;

import io.heraut.gateway.route.Part;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The gateway's configuration. */
@ConfigMapping(prefix = "heraut.gateway")
public interface GatewayConfig {

    /** Port of the gateway. */
    @WithDefault("8080")
    int port();

    /** For how long a token that was found good is not checked again; a revoked key is believed for so long. 0: check every time. */
    @WithDefault("30s")
    Duration tokenMemory();

    /** Where the content service is. */
    Service content();

    /** Where the sharing service is. */
    Service sharing();

    /** Where the rewards service is. */
    Service rewards();

    /** Where the webhook service is. */
    Service webhooks();

    /** How requests are passed on. */
    Upstream upstream();

    /** How many requests a caller may make. */
    RateLimit rateLimit();

    /** The merged OpenAPI document. */
    OpenApi openapi();

    /** The API reference. */
    Docs docs();

    default Service service(Part part) {
        return switch (part) {
            case CONTENT -> content();
            case SHARING -> sharing();
            case REWARDS -> rewards();
            case WEBHOOKS -> webhooks();
        };
    }

    /** A service. */
    interface Service {

        /** Addresses of its replicas, such as {@code http://localhost:8081}; several are used in turn. */
        List<String> url();
    }

    /** How requests are passed on. */
    interface Upstream {

        /** How long a connection to a service may take to be made. */
        @WithDefault("1s")
        Duration connectTimeout();

        /** How long a service may take to begin its answer, from the end of the request on. */
        @WithDefault("30s")
        Duration responseTimeout();

        /** Connections to each replica. */
        @WithDefault("64")
        int connections();

        /** Requests that wait for a free connection to a replica; any more are refused. */
        @WithDefault("256")
        int queue();

        /** How long a replica that refused a connection is left alone while others are there. */
        @WithDefault("2s")
        Duration pause();
    }

    /** How many requests a caller may make. */
    interface RateLimit {

        /** Off for measurements, for example. */
        @WithDefault("true")
        boolean enabled();

        /** Requests that a caller may make within the period, at once or spread out, at each replica of the gateway. */
        @WithDefault("3000")
        int requests();

        /** The period. */
        @WithDefault("1m")
        Duration period();

        /** Callers that are remembered. */
        @WithDefault("50000")
        int callers();
    }

    /** The merged OpenAPI document. */
    interface OpenApi {

        /** How often the services' documents are read anew. */
        @WithDefault("30s")
        Duration refresh();
    }

    /** The API reference. */
    interface Docs {

        /** Where people log in; the issuer where this is not given. */
        Optional<String> loginUrl();

        /** The client that the log-in uses. */
        @WithDefault("heraut-web")
        String client();
    }
}
