package io.heraut.sharing.network;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;

/** One text with the address in it. The preview is fetched by the sender's own app, so it proves nothing. */
@ApplicationScoped
public class WhatsApp implements SocialNetwork {
    @Override
    public String name() {
        return "WHATSAPP";
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
        return URI.create("https://wa.me/?text=" + Percent.encode(text(post)));
    }

    @Override
    public int length(Post post) {
        return TextLength.codePoints(text(post));
    }

    @Override
    public int limit() {
        return 4096;
    }

    @Override
    public Set<String> referrerHosts() {
        return Set.of("whatsapp.com", "wa.me", "com.whatsapp");
    }

    @Override
    public Set<String> appTokens() {
        return Set.of();
    }

    @Override
    public boolean namesItself() {
        return false;
    }
}
