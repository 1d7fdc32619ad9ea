package io.heraut.gateway.proxy;

import java.net.URI;
import java.net.URISyntaxException;

/** One process of a service. */
record Replica(String scheme, String host, int port) {

    /** @throws IllegalArgumentException saying what is wrong with the address */
    static Replica parse(String url) {
        try {
            URI uri = new URI(url.strip());
            String scheme = uri.getScheme();
            String host = uri.getHost();
            boolean isHttp = "http".equals(scheme) || "https".equals(scheme);
            boolean hasPath = uri.getRawPath() != null
                    && !uri.getRawPath().isEmpty()
                    && !uri.getRawPath().equals("/");
            if (isHttp && host != null && !hasPath && uri.getRawQuery() == null && uri.getRawUserInfo() == null) {
                int port = uri.getPort() >= 0 ? uri.getPort() : "https".equals(scheme) ? 443 : 80;
                return new Replica(scheme, host, port);
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(complaint(url), e);
        }
        throw new IllegalArgumentException(complaint(url));
    }

    private static String complaint(String url) {
        return "'" + url + "' is no address of a service: expected something like http://localhost:8081";
    }

    boolean isSecure() {
        return scheme.equals("https");
    }

    /** What an absolute address at this replica begins with. */
    String origin() {
        return scheme + "://" + host + ":" + port;
    }
}
