package io.heraut.webhooks;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** What the webhook service can be told. */
@ConfigMapping(prefix = "heraut.webhooks")
public interface WebhooksConfig {
    /** The port that the service listens on. */
    @WithDefault("8084")
    int port();

    /**
     * The keys that stored signing secrets are sealed with, separated by commas, each {@code name:Base64 of 32 bytes}
     * (as from {@code openssl rand -base64 32}). The first one seals, all of them open: to change the key, put the new
     * one first and leave the old one in until the secrets that it sealed are rotated. The default is published with
     * Heraut, and only a service whose database is on the same machine starts with it.
     */
    List<String> secretKeys();

    /** How long a rotated secret still signs beside its successor. */
    @WithDefault("24H")
    Duration secretOverlap();

    /** How many endpoints one owner may have. */
    @WithDefault("50")
    int endpointsPerOwner();

    /** How long deliveries that came to an end are kept, with their attempts. */
    @WithDefault("30D")
    Duration retention();

    /** How deliveries are made. */
    Delivery delivery();

    /** How deliveries are made. */
    interface Delivery {
        /** How long an endpoint may take to answer an attempt. */
        @WithDefault("15S")
        Duration timeout();

        /** The waits before the second, third, … attempt. The default gives up after ten attempts in about three days. */
        @WithDefault("5S,5M,30M,2H,5H,10H,14H,20H,24H")
        List<Duration> retries();

        /** How much such a wait may be longer or shorter, as a part of it. */
        @WithDefault("0.2")
        double jitter();

        /** The longest {@code Retry-After} that is honoured; one that asks for more is taken as this. */
        @WithDefault("1H")
        Duration longestRetryAfter();

        /** An endpoint that has only failed for so long is disabled. */
        @WithDefault("120H")
        Duration disableAfter();

        /** How many attempts one replica makes at the same time. */
        @WithDefault("128")
        int concurrency();

        /** How many of them may go to one endpoint. */
        @WithDefault("8")
        int concurrencyPerEndpoint();

        /** How often a replica looks for what is due; what it has just taken in it sends at once. */
        @WithDefault("0.5S")
        Duration pollInterval();

        /**
         * How long a replica may take over an attempt until another one takes it for dead and makes the next attempt.
         * At least twice the timeout.
         */
        @WithDefault("60S")
        Duration lease();

        /** How much of an endpoint's answer is kept, in bytes. */
        @WithDefault("2048")
        int keptAnswerBytes();
    }
}
