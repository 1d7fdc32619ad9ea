package io.heraut.sharing.network;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;

/** The share dialog takes only the address: title and picture come from Open Graph, the text is pasted. */
@ApplicationScoped
public class LinkedIn implements SocialNetwork {
    @Override
    public String name() {
        return "LINKEDIN";
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
        return URI.create("https://www.linkedin.com/sharing/share-offsite/?url="
                + Percent.encode(post.link().toString()));
    }

    @Override
    public int length(Post post) {
        return TextLength.codePoints(post.words());
    }

    @Override
    public int limit() {
        return 3000;
    }

    @Override
    public Set<String> referrerHosts() {
        return Set.of("linkedin.com", "lnkd.in", "com.linkedin.android");
    }

    @Override
    public Set<String> appTokens() {
        return Set.of("linkedinapp");
    }

    @Override
    public boolean namesItself() {
        return true;
    }
}
