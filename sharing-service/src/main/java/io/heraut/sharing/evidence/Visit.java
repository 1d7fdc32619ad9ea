package io.heraut.sharing.evidence;

import org.jspecify.annotations.Nullable;

/** A visit to a share's link, as far as it can prove something. */
public sealed interface Visit {
    /**
     * A person came.
     *
     * @param referrer the host that the browser named as the page before
     */
    record ByPerson(@Nullable String referrer, String userAgent) implements Visit {}

    /**
     * A link-preview crawler came, from the declared ranges of the network that it names.
     *
     * @param network whose crawler it is
     */
    record ByVerifiedCrawler(String network) implements Visit {}
}
