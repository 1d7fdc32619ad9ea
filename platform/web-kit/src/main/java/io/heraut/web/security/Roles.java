package io.heraut.web.security;

/** Realm roles. */
public final class Roles {

    /** Every employee. */
    public static final String ADVOCATE = "advocate";

    /** Writes content, runs sources and campaigns. */
    public static final String CURATOR = "curator";

    /** Approves content; never their own. */
    public static final String REVIEWER = "reviewer";

    /** Rules, catalogue, budgets, analytics. */
    public static final String PROGRAM_MANAGER = "program-manager";

    public static final String ADMIN = "admin";

    private Roles() {}
}
