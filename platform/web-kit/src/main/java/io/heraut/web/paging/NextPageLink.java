package io.heraut.web.paging;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Adds {@code Link: <…>; rel="next"} to a page that is not the last. */
@Provider
public class NextPageLink implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Page<?>(var items, var next) && next != null && !items.isEmpty()) {
            var uri = request.getUriInfo()
                    .getRequestUriBuilder()
                    .replaceQueryParam("cursor", next)
                    .build();
            // Relative: the address that the client used is the gateway's, which only the gateway knows.
            String relative = uri.getRawPath() + "?" + uri.getRawQuery();
            response.getHeaders().add("Link", "<" + relative + ">; rel=\"next\"");
        }
    }
}
