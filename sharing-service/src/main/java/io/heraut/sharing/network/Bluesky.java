package io.heraut.sharing.network;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;

/** One text of at most 300 graphemes, the address last and on its own line so that it becomes a card. */
@ApplicationScoped
public class Bluesky implements SocialNetwork {
    @Override
    public String name() {
        return "BLUESKY";
    }

    @Override
    public boolean takesText() {
        return true;
    }

    @Override
    public String text(Post post) {
        return post.wordsThenLink();
    }

    @Override
    public URI intent(Post post) {
        return URI.create("https://bsky.app/intent/compose?text=" + Percent.encode(text(post)));
    }

    @Override
    public int length(Post post) {
        return TextLength.graphemes(text(post));
    }

    @Override
    public int limit() {
        return 300;
    }

    @Override
    public Set<String> referrerHosts() {
        return Set.of("bsky.app", "xyz.blueskyweb.app");
    }

    @Override
    public Set<String> appTokens() {
        return Set.of();
    }

    @Override
    public boolean namesItself() {
        return true;
    }
}
