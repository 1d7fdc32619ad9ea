package io.heraut.gateway.route;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A service behind the gateway, with the resources under {@code /api/v1} that are its own. */
public enum Part {
    CONTENT(
            "content",
            Set.of(
                    "key-messages",
                    "topics",
                    "sources",
                    "content-items",
                    "campaigns",
                    "media",
                    "content-requests",
                    "submissions",
                    "courses",
                    "feed")),
    SHARING(
            "sharing",
            Set.of(
                    "me",
                    "advocates",
                    "policies",
                    "disclosure-rules",
                    "shares",
                    "share-checks",
                    "links",
                    "analytics",
                    "metric-definitions",
                    "rate-cards",
                    "classifier-runs",
                    "privacy-profile",
                    "erasures")),
    REWARDS(
            "rewards",
            Set.of(
                    "points",
                    "point-rules",
                    "ledger",
                    "leaderboards",
                    "levels",
                    "badges",
                    "challenges",
                    "rewards",
                    "redemptions",
                    "budgets")),
    WEBHOOKS("webhooks", Set.of("event-types", "webhook-endpoints", "deliveries"));

    /** Where the API begins. */
    public static final String API = "/api/v1/";

    /** Where the public links begin. */
    public static final String LINKS = "/s/";

    private static final Map<String, Part> BY_RESOURCE = byResource();

    private final String title;
    private final Set<String> resources;

    Part(String title, Set<String> resources) {
        this.title = title;
        this.resources = resources;
    }

    /** The word that problems, health and metrics use. */
    public String title() {
        return title;
    }

    /**
     * The service that answers at this path.
     *
     * @param path normalised: without dot segments
     */
    public static Optional<Part> at(String path) {
        if (path.startsWith(LINKS)) {
            return Optional.of(SHARING);
        }
        if (!path.startsWith(API)) {
            return Optional.empty();
        }
        int end = path.indexOf('/', API.length());
        String resource = end < 0 ? path.substring(API.length()) : path.substring(API.length(), end);
        return Optional.ofNullable(BY_RESOURCE.get(resource));
    }

    private static Map<String, Part> byResource() {
        Map<String, Part> parts = new HashMap<>();
        for (Part part : values()) {
            for (String resource : part.resources) {
                if (parts.put(resource, part) != null) {
                    throw new IllegalStateException("two services own /api/v1/" + resource);
                }
            }
        }
        return Map.copyOf(parts);
    }
}
