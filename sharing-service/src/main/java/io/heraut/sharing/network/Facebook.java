package io.heraut.sharing.network;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;

/** The share dialog takes only the address; the text is pasted. */
@ApplicationScoped
public class Facebook implements SocialNetwork {
    @Override
    public String name() {
        return "FACEBOOK";
    }

    @Override
    public boolean takesText() {
        return false;
    }

    @Override
    public String text(Post post) {
        return post.words();
    }

    @Override
    public URI intent(Post post) {
        return URI.create("https://www.facebook.com/sharer/sharer.php?u="
                + Percent.encode(post.link().toString()));
    }

    @Override
    public int length(Post post) {
        return TextLength.codePoints(post.words());
    }

    @Override
    public int limit() {
        return 63_206;
    }

    @Override
    public Set<String> referrerHosts() {
        return Set.of("facebook.com", "fb.com", "fb.me", "com.facebook.katana");
    }

    @Override
    public Set<String> appTokens() {
        return Set.of("fban/", "fbav/", "fb_iab/");
    }

    @Override
    public boolean namesItself() {
        return true;
    }
}
