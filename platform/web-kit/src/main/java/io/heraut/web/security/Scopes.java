package io.heraut.web.security;

/** Client scopes of partners, as roles of the identity: {@code scope:<name>}. */
public final class Scopes {

    static final String PREFIX = "scope:";

    public static final String CONTENT_READ = PREFIX + "content:read";
    public static final String ANALYTICS_READ = PREFIX + "analytics:read";
    public static final String WEBHOOKS_MANAGE = PREFIX + "webhooks:manage";
    public static final String EVENTS_WRITE = PREFIX + "events:write";

    private Scopes() {}
}
