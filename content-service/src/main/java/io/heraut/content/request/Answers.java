package io.heraut.content.request;

import io.heraut.web.ETags;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Answers that carry a version. */
public final class Answers {
    private Answers() {}

    public static Response ok(Object view, long version) {
        return Response.ok(view).header(HttpHeaders.ETAG, ETags.of(version)).build();
    }

    /**
     * @param path as in {@code /api/v1/sources/…}
     */
    public static Response created(String path, Object view, long version) {
        return Response.created(URI.create(path))
                .header(HttpHeaders.ETAG, ETags.of(version))
                .entity(view)
                .build();
    }
}
