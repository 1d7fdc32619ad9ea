package io.heraut.sharing.network;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Heraut has to know of a network to share to it, and to recognise who comes from there.
 *
 * <p>A new network is one new class of this kind: nothing else asks which network it is dealing with.
 */
public interface SocialNetwork {
    /** As the API and the events call it, as in {@code LINKEDIN}. */
    String name();

    /** As people call it, and as {@code utm_source} has it, as in {@code linkedin}. */
    default String source() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the share dialog can be opened with the text in it; if not, the advocate pastes it. */
    boolean takesText();

    /** The text as it will stand on the network: with the link in it where the network does not add it. */
    String text(Post post);

    /** The address that opens the network's share dialog. */
    URI intent(Post post);

    /** How long the post is, counted as this network counts. */
    int length(Post post);

    /** The greatest {@link #length(Post)} that the network takes. */
    int limit();

    default boolean fits(Post post) {
        return length(post) <= limit();
    }

    /** The hosts that name themselves as referrer when somebody follows a link there; subdomains included. */
    Set<String> referrerHosts();

    /** Parts of the User-Agent by which the browser inside the network's own app is known, in lower case. */
    Set<String> appTokens();

    /**
     * Whether browsers usually say that somebody comes from there. Private messengers and mail programs do
     * not: a visitor without a referrer is what can be expected of them.
     */
    boolean namesItself();

    /** Whether the visitor shows a trace of this network. */
    default boolean isTraceOfMe(@Nullable String referrerHost, String userAgent) {
        if (referrerHost != null
                && referrerHosts().stream()
                        .anyMatch(host -> referrerHost.equals(host) || referrerHost.endsWith("." + host))) {
            return true;
        }
        String agent = userAgent.toLowerCase(Locale.ROOT);
        return appTokens().stream().anyMatch(agent::contains);
    }
}
