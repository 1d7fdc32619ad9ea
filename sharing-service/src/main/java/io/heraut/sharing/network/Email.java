package io.heraut.sharing.network;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;

/** A mail is begun with subject and body (RFC 6068); its scanners follow links, its readers name no referrer. */
@ApplicationScoped
public class Email implements SocialNetwork {
    @Override
    public String name() {
        return "EMAIL";
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
        return URI.create("mailto:?subject=" + Percent.encode(post.subject()) + "&body="
                + Percent.encode(text(post).replace("\n", "\r\n")));
    }

    @Override
    public int length(Post post) {
        return TextLength.codePoints(text(post));
    }

    @Override
    public int limit() {
        return 5000;
    }

    @Override
    public Set<String> referrerHosts() {
        return Set.of(
                "mail.google.com",
                "outlook.live.com",
                "outlook.office.com",
                "outlook.office365.com",
                "mail.yahoo.com",
                "com.google.android.gm",
                "com.microsoft.office.outlook");
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
