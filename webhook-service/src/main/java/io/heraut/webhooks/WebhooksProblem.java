package io.heraut.webhooks;

import io.heraut.web.problem.ProblemType;

/** What can go wrong with webhooks in particular. */
public enum WebhooksProblem implements ProblemType {
    ADDRESS_NOT_ALLOWED("address-not-allowed", 422, "The address is not one that Heraut calls"),
    ENDPOINT_UNRESOLVABLE("endpoint-unresolvable", 422, "No address is known for the host"),
    TOO_MANY_ENDPOINTS("too-many-endpoints", 409, "There are too many endpoints"),
    TOO_MANY_SECRETS("too-many-secrets", 409, "Too many secrets are still valid"),
    ENDPOINT_DISABLED("endpoint-disabled", 409, "The endpoint is disabled"),
    DELIVERY_IN_FLIGHT("delivery-in-flight", 409, "The delivery is being sent");

    private final String slug;
    private final int status;
    private final String title;

    WebhooksProblem(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
