package io.heraut.sharing.network;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;

/** Text and address are two parameters; whatever its length, the address counts as 23 characters and a space. */
@ApplicationScoped
public class X implements SocialNetwork {
    /** What X makes of any address: a t.co link. */
    private static final int SHORTENED_LINK = 23;

    @Override
    public String name() {
        return "X";
    }

    @Override
    public boolean takesText() {
        return true;
    }

    @Override
    public String text(Post post) {
        return post.words();
    }

    @Override
    public URI intent(Post post) {
        return URI.create("https://x.com/intent/post?text=" + Percent.encode(post.words()) + "&url="
                + Percent.encode(post.link().toString()));
    }

    @Override
    public int length(Post post) {
        return TextLength.weighted(post.words()) + (post.words().isEmpty() ? 0 : 1) + SHORTENED_LINK;
    }

    @Override
    public int limit() {
        return 280;
    }

    @Override
    public Set<String> referrerHosts() {
        return Set.of("t.co", "x.com", "twitter.com", "com.twitter.android");
    }

    @Override
    public Set<String> appTokens() {
        return Set.of("twitter for iphone", "twitter for ipad", "twitterandroid");
    }

    @Override
    public boolean namesItself() {
        return true;
    }
}
